-- caught: access-topic-anon realtime.messages anon INSERT
CREATE POLICY send ON realtime.messages FOR INSERT WITH CHECK (realtime.topic() LIKE 'chat:%');
