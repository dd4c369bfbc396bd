-- Where the letters of a case go when it did not come by e-mail: `telegram:…`, `xmpp:…`, `chat:…`. Null: to the
-- contact's e-mail, wherever that is by then.
alter table support_case add column answer_to text;
create index support_case_answer_to on support_case (desk_id, answer_to, changed_at) where answer_to is not null;
