-- A case that goes with a person to another organization says so in its history: `{"person": …, "from": …, "to": …}`, names
-- as they were then; null: no name, or no organization.
alter table case_mark drop constraint case_mark_kind_check;
alter table case_mark add constraint case_mark_kind_check
  check (kind in ('tagged', 'untagged', 'field', 'linked', 'unlinked', 'moved'));
