-- Up Migration
-- What people have said where the stream has two values of one event: which of them counts. Never changed, never taken back.
create table leadcycle.ruling (
  lead_id     uuid not null,
  seq         int not null,
  -- of the value that counts, and of those that do not, in lower-case hex
  kept_sha256 text not null,
  ruled_out   text[] not null,
  -- who said so, and why
  ruled_by    text not null,
  because     text not null,
  ruled_at    timestamptz not null default now(),
  primary key (lead_id, seq)
);

create function leadcycle.ruling_stands() returns trigger language plpgsql as $$
begin
  raise exception 'A ruling stands as it was given.';
end $$;
create trigger ruling_stands before update or delete on leadcycle.ruling
  for each row execute function leadcycle.ruling_stands();

-- Down Migration
drop table leadcycle.ruling;
drop function leadcycle.ruling_stands();
