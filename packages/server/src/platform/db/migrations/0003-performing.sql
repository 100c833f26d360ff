-- What performing, prompting and feeds need beside the foundations.

-- the cue's short name, so that a prompt can be listed without its script
alter table delivery add column title text not null;

-- few opt out: leaving them out of an audience of thousands is one look into a small index
create index contact_opted_out on contact (workspace_id, contact_id) where opted_out_at is not null;

-- what still waits in a group: its next moment, its expiries, and whether anything is left
create index cue_run_open on cue_run (workspace_id, group_id, valid_until) where state in ('planned', 'held');

-- The same rows as before, asked for once a statement by primary key. As `campaign_id in (select …)` it hashed every group of the
-- database whenever a statement looked at a campaign of another workspace, which a performer's tick does.
alter policy member_reads_campaign on campaign using (workspace_id = (select member_workspace())
  and campaign_id = (select g.campaign_id from flash_group g where g.workspace_id = (select member_workspace()) and g.group_id = (select member_group())));
