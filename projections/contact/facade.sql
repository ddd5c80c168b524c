create or replace view read.contact as
  select lead_id, contact_id, level, relation, has_email, has_phone, counterpart, key_person from contact;
