-- capability: conversion
--- before
--- after
CREATE CONVERSION my_conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMENT ON CONVERSION my_conv IS 'c';
