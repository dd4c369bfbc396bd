-- Which shape of the engine's model `model` was written in; 0: before it was kept. The source is the truth, and a release
-- with another shape reads it anew at its start.
alter table regulation add column model_version integer not null default 0;
