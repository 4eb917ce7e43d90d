select pgmq.create('open');
select pgmq.create('closed');
alter table pgmq.q_closed enable row level security;
select * from pgmq.create_unlogged('volatile_one');
select pgmq.send('open', '{}');
do $$ begin perform pgmq.drop_queue('open'); end $$;
