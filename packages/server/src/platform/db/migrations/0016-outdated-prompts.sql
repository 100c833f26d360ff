-- An upgrade has reworded or removed the cue since this was prompted. What was posted stays posted; where it was not, or the claim is taken
-- back, it is recalled instead of waiting again.
alter table delivery add column outdated boolean not null default false;
