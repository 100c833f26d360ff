-- The board of a workspace that has had thousands of groups: those that are on it are found without looking at the others.

create index performance_unfinished on performance (workspace_id, group_id) where state <> 'finished';
create index room_open on room (workspace_id, group_id) where closed_at is null;
create index room_closed on room (workspace_id, closed_at) where closed_at is not null;
