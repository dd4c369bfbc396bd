-- What a channel that fails was told, for the operators of the desk; null where it works.
alter table channel_sign add column problem text;
