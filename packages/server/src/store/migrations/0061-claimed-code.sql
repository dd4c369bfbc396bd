-- The conversation that said the code first: it is good for no other.
alter table messenger_code add column claimed_by text;
