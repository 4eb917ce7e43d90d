-- written in änderung
SELECT 1;
