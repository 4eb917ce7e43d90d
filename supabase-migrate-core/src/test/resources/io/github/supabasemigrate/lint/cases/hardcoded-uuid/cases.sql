update public.t set a = 1 where id = '7b0f1c9e-3c52-4f0e-9a58-2f1f4f8f9d21';
create policy p on public.t using (owner = '7b0f1c9e-3c52-4f0e-9a58-2f1f4f8f9d21');
update public.t set a = 1 where id = '00000000-0000-0000-0000-000000000001';
insert into public.plans (id) values ('7b0f1c9e-3c52-4f0e-9a58-2f1f4f8f9d21');
