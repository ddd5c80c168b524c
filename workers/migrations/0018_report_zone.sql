-- Up Migration
-- The zone of the reports of a playbook: the one that it names, or that of headquarters; UTC while there are none.
create function leadcycle.report_zone(compiled jsonb) returns text
language sql stable
as $$
  select coalesce(nullif(compiled -> 'reporting' ->> 'timeZone', 'headquarters'),
                  (select o.time_zone from leadcycle.office o where o.tier = 'headquarters' order by o.office_id limit 1), 'UTC')
$$;

-- Down Migration
drop function leadcycle.report_zone(jsonb);
