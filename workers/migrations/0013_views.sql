-- Up Migration
-- Views of lists and reports that people have kept: what they are narrowed by and ordered by, under a name.
create table leadcycle.saved_view (
  view_id    uuid primary key,
  owner      text not null references leadcycle.person,
  page       text not null,
  name       text not null check (length(name) between 1 and 100),
  -- as the address of the page has them; checked by the schemas of the API before they are written
  filters    jsonb not null,
  -- with whom it is shared: whoever belongs to this office or one below it; null: its owner alone
  office_id  text references leadcycle.office,
  changed_at timestamptz not null default now(),
  unique (owner, page, name)
);
create index saved_view_office on leadcycle.saved_view (office_id) where office_id is not null;

-- Down Migration
drop table leadcycle.saved_view;
