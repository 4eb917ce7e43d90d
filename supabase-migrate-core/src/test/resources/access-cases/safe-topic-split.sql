-- silent
CREATE POLICY hear ON realtime.messages FOR SELECT TO authenticated
    USING (split_part(realtime.topic(), ':', 1) = 'user' AND split_part(realtime.topic(), ':', 2)::uuid = auth.uid());
CREATE POLICY lobby ON realtime.messages FOR SELECT TO authenticated USING (realtime.topic() = 'lobby');
