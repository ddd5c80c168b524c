create or replace view read.customer_told as
  select lead_id, seq, customer_id, time, recordedtime, name, customer from customer_told;

-- Every customer once, under the name that was told of it last, by the time things happened.
create or replace view read.customer as
  select distinct on (customer_id) customer_id, name, time as named_at
  from customer_told
  order by customer_id, time desc, lead_id desc, seq desc;
