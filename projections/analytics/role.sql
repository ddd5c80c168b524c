-- One role for all analysts of a server: nobody logs in as it, logins are members of it. It may read `analytics` and nothing else.
do $$
begin
  if not exists (select from pg_roles where rolname = 'leadcycle_analyst') then
    create role leadcycle_analyst nologin;
  end if;
exception
  -- two databases of one server may come to this at once
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise notice 'The role leadcycle_analyst was not made: that needs the right to create roles. Let an administrator make it, then add analysts.';
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'leadcycle_analyst') then
    grant usage on schema analytics to leadcycle_analyst;
    grant select on all tables in schema analytics to leadcycle_analyst;
    revoke execute on all functions in schema analytics from public;
    grant execute on all functions in schema analytics to leadcycle_analyst;
  end if;
end $$;
