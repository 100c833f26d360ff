-- What the board asks of every group, each a look into a small index however long the group's history is.

-- what has failed and waits for a person
create index cue_run_failed on cue_run (workspace_id, group_id) where state = 'failed';

-- what the whole group saw last
create index cue_run_latest on cue_run (workspace_id, group_id, settled_at) where state = 'performed' and member_id is null;

-- how many prompts wait in a group
create index delivery_waiting on delivery (workspace_id, group_id) where state = 'prompted';
