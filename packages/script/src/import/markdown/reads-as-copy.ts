/** Words that speak to somebody: what is to be posted, letter by letter. */
const ADDRESSES =
  /[{｛]|[您你咱]|记得|别忘|不要忘|一起来|祝|晚安|早安|(?<!(?:邀请|提醒|引导|通知|告知|告诉|组织|鼓励|请|让|带|给|跟|向|和|对|问|教))(?:大家|各位|同学们|宝宝们|姐妹们|家人们|亲们|亲爱的)|(?<!自)我(?:们|是|来|叫|会|把|给|在)?(?![^，。]{0,3}方)|[!！?？~～]|https?:|@|#\S|\p{Extended_Pictographic}/u;
const ADDRESSES_EN =
  /\b(?:you|your|yours|you're|we|we're|our|us|i|i'm|my|hi|hello|hey|welcome|everyone|good (?:morning|evening|night)|thanks?|let's)\b/iu;

/**
 * Whether a line is what is to be said, or tells a person what to do: `大家早上好！` against `介绍群主，发群规`. In documents both stand in the same place; only words
 * that speak to somebody are taken for something to be posted, since an instruction posted to a room by a machine cannot be taken back.
 */
export function readsAsCopy(text: string): boolean {
  return text.includes('\n') || ADDRESSES.test(text) || ADDRESSES_EN.test(text);
}
