import { isMap, isSeq, parseDocument, LineCounter } from 'yaml';
import { parseDuration } from './parse-time.ts';
import { parseWhen } from './parse-when.ts';

export function stubDeclared(text: string): any {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  const js: any = doc.toJS() ?? {};
  const place = (o: number) => { const { line, col } = lines.linePos(o); return { line, column: col }; };
  const items = (key: string) => { const n: any = doc.get(key); return isSeq(n) ? n.items : []; };
  const fieldsOf = (n: any) => Object.fromEntries((isMap(n) ? n.items : []).map((p: any) => [String(p.key), place((p.value?.range ?? p.key.range)[0])]));
  const list = (key: string, make: (o: any) => any) => items(key).map((n: any) => ({ ...make(n.toJSON()), id: String(n.get('id')), at: place(n.range[0]), fields: fieldsOf(n) }));
  const when = (w: any) => { if (w == null) return null; const p: any = parseWhen(String(w)); return p.ok ? p.value : null; };
  const dt = (w: any) => when(w)?.time ?? { day: 1, minuteOfDay: 0 };
  const money = (m: any) => (m == null ? null : Math.round(Number(m) * 100));
  const s: any = doc.get('settlement');
  const e: any = doc.get('exceptions');
  return {
    currency: js.currency ?? 'CNY',
    products: list('products', (o) => ({ kind: o.kind, title: o.title, priceMinor: money(o.price) })),
    lessons: list('lessons', (o) => ({ title: o.title, release: when(o.release), minutes: o.minutes ?? null, link: o.link ?? null })),
    homework: list('homework', (o) => ({ lesson: o.lesson ?? null, due: when(o.due) })),
    coupons: list('coupons', (o) => ({ title: o.title, offMinor: money(o.off), product: o.product ?? null, for: o.for, friendOffMinor: money(o.friendOff) })),
    coins: js.coins ? { name: js.coins.name, at: { line: 1, column: 1 } } : null,
    live: list('live', (o) => ({ title: o.title, start: when(o.start), minutes: o.minutes, replay: o.replay === true })),
    offers: list('offers', (o) => ({ product: o.product, priceMinor: money(o.price), opensAt: dt(o.opensAt), closesAt: dt(o.closesAt), stock: o.stock ?? null, stockOwner: o.stockOwner ?? 'nobody' })),
    talkTracks: list('talkTracks', (o) => ({ title: o.title, texts: o.texts ?? [] })),
    settlement: isMap(s) ? { buyers: js.settlement.buyers ?? null, others: js.settlement.others ?? null, owner: js.settlement.owner ?? null, checkIns: (js.settlement.checkIns ?? []).map((c: any) => parseDuration(String(c))), at: place(s.range![0]), fields: fieldsOf(s) } : null,
    exceptions: isMap(e) ? e.items.map((p: any) => ({ rule: String(p.key), reason: String(p.value), at: place(p.key.range[0]) })) : [],
    rules: [],
  };
}

/** live/offer ids resolve like A's will */
export function stubResolve(script: any): any {
  const fix = (w: any) => {
    if (w?.kind !== 'relative') return w;
    const a = w.anchor;
    if ((a.kind === 'liveEnd' || a.kind === 'liveStart') && !a.live) return { ...w, anchor: { ...a, live: script.live[0]?.id ?? '' } };
    return w;
  };
  return { ...script, cues: script.cues.map((c: any) => ({ ...c, when: fix(c.when) })) };
}
