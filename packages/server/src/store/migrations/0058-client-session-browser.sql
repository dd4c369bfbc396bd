-- What the browser of a client's session calls itself, so that its owner can tell a session that is not theirs; null: it said nothing.
alter table client_session add column browser text;
