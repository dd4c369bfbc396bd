-- How many letters somebody got within the last hour: two programs that answer each other must come to an end.
create index letter_recipient on letter (desk_id, recipient, sent_at) where status = 'sent';
