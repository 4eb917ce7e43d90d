create role app login password 'hunter2';
alter role app password 'other';
alter role app password null;
create role app2 nologin;
