-- What was asked under an idempotency key, where what is stored otherwise does not tell: another request under the same key is refused instead of
-- being answered as if it were done. As jsonb, so that the order of keys makes no difference. null = from before this was kept, or
-- a hand-over's taking back.

-- ───────── features/groups ─────────

alter table campaign add column asked jsonb;

-- ───────── features/staffing ─────────

alter table hand_over add column asked jsonb;
