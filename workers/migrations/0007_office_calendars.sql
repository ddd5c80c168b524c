-- Up Migration
-- Every calendar that an office has worked by, and since when: reports count what is over in the hours of its time. The
-- office itself knows only the one in force. Rows are added and never changed.
create table leadcycle.office_calendar (
  office_id text not null references leadcycle.office,
  since     timestamptz not null,
  calendar  jsonb not null,
  primary key (office_id, since)
);
insert into leadcycle.office_calendar select office_id, now(), calendar from leadcycle.office;

-- Whoever writes a calendar, it is kept.
create function leadcycle.keep_office_calendar() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.calendar is distinct from old.calendar then
    insert into leadcycle.office_calendar values (new.office_id, clock_timestamp(), new.calendar);
  end if;
  return null;
end $$;
create trigger keep_office_calendar after insert or update on leadcycle.office
  for each row execute function leadcycle.keep_office_calendar();

-- Down Migration
drop trigger keep_office_calendar on leadcycle.office;
drop function leadcycle.keep_office_calendar();
drop table leadcycle.office_calendar;
