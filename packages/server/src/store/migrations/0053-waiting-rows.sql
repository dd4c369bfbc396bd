-- What waits is a handful of rows among hundreds of thousands: letters that have not gone yet, for the page of the desk's
-- channels, and people whose belonging nobody has confirmed.
create index letter_queued on letter (desk_id, created_at) where status = 'queued';
create index contact_unconfirmed on contact (desk_id, created_at, id)
  where organization_stated and organization_id is not null and invited_at is null and organization_confirmed_at is null;
