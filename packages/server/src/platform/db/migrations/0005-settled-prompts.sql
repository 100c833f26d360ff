-- What became of a person's prompts of the last day, looked at beside those that still wait.
create index delivery_settled on delivery (workspace_id, staff_id, prompted_at) where state <> 'prompted';
