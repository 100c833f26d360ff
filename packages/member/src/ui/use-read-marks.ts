import { useEffect, useState } from 'preact/hooks';
import type { PlaceName } from '../api/message.ts';
import { firstMarks, parseMarks, type ReadMarks, withRead } from '../room/read-marks.ts';
import type { RoomState } from '../room/room-store.ts';
import { useReader } from './reader.ts';

interface KeptMarks {
  /** null until the first messages are known */
  readonly marks: ReadMarks | null;
  read(place: PlaceName, seq: number): void;
}

/** What has been read, remembered by this browser. */
export function useReadMarks(groupId: string, feed: RoomState['feed']): KeptMarks {
  const { storage } = useReader();
  const key = `read.${groupId}`;
  const [marks, setMarks] = useState<ReadMarks | null>(() => parseMarks(storage.get(key)));

  const known = feed.after !== null;
  useEffect(() => {
    if (known && marks === null) setMarks(firstMarks(feed.messages));
  }, [known, marks, feed.messages]);

  useEffect(() => {
    if (marks !== null) storage.set(key, JSON.stringify(marks));
  }, [key, marks, storage]);

  return { marks, read: (place, seq) => setMarks((before) => (before === null ? before : withRead(before, place, seq))) };
}
