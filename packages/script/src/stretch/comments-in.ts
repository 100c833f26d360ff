import { Lexer } from 'yaml';

/** The mark the lexer puts in front of a scalar's own text, where a # begins no comment. */
const SCALAR = '\u001F';

/** The comments of a script's text, on lines of their own or behind something: what is lost where it is written anew. */
export function commentsIn(text: string): readonly string[] {
  const tokens = [...new Lexer().lex(text)];
  return tokens.filter((token, at) => token.startsWith('#') && tokens[at - 1] !== SCALAR);
}
