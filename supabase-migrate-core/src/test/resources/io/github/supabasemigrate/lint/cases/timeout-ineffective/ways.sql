set lock_timeout = 0;
set local lock_timeout = '0ms';
set lock_timeout = '5s';
reset lock_timeout;
set statement_timeout = 0;
