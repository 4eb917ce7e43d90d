-- The schema that the migrations make, from the database that they make. Not to be edited: mvn supabase-migrate:snapshot

SET check_function_bodies = off;

CREATE EXTENSION IF NOT EXISTS vector SCHEMA extensions;

CREATE TYPE public.subscription_tier AS ENUM (
    'free',
    'premium'
);

CREATE TABLE public.ai_conversations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    topic text DEFAULT 'New conversation'::text NOT NULL,
    messages jsonb DEFAULT '[]'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ai_conversations_pkey PRIMARY KEY (id),
    CONSTRAINT ai_conversations_messages_check CHECK ((jsonb_typeof(messages) = 'array'::text))
);
ALTER TABLE public.ai_conversations ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE public.ai_conversations IS 'Conversations with the assistant, messages in order.';

CREATE INDEX ai_conversations_user_id_idx ON public.ai_conversations USING btree (user_id);

CREATE POLICY "Users continue their own conversations" ON public.ai_conversations
    FOR UPDATE
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)))
    WITH CHECK ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users delete their own conversations" ON public.ai_conversations
    FOR DELETE
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users read their own conversations" ON public.ai_conversations
    FOR SELECT
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users start their own conversations" ON public.ai_conversations
    FOR INSERT
    TO authenticated
    WITH CHECK ((user_id = ( SELECT auth.uid() AS uid)));

CREATE TABLE public.journal_entries (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    title text,
    body text NOT NULL,
    mood smallint,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    written_on date DEFAULT CURRENT_DATE NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT journal_entries_pkey PRIMARY KEY (id),
    CONSTRAINT journal_entries_mood_check CHECK (((mood >= 1) AND (mood <= 5)))
);
ALTER TABLE public.journal_entries ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE public.journal_entries IS 'The journal. Nobody but its writer reads it.';

CREATE INDEX journal_entries_user_id_written_on_idx ON public.journal_entries USING btree (user_id, written_on DESC);

CREATE POLICY "Users delete their own journal" ON public.journal_entries
    FOR DELETE
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users edit their own journal" ON public.journal_entries
    FOR UPDATE
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)))
    WITH CHECK ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users read their own journal" ON public.journal_entries
    FOR SELECT
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users write their own journal" ON public.journal_entries
    FOR INSERT
    TO authenticated
    WITH CHECK ((user_id = ( SELECT auth.uid() AS uid)));

CREATE TABLE public.knowledge_embeddings (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    source text NOT NULL,
    content text NOT NULL,
    embedding extensions.vector(3) NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT knowledge_embeddings_pkey PRIMARY KEY (id)
);
ALTER TABLE public.knowledge_embeddings ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE public.knowledge_embeddings IS 'Passages that the assistant quotes. Three dimensions, so that a person can check the example.';

CREATE INDEX knowledge_embeddings_embedding_idx ON public.knowledge_embeddings USING hnsw (embedding extensions.vector_cosine_ops) WITH (m='16', ef_construction='64');

CREATE POLICY "Users read the knowledge" ON public.knowledge_embeddings
    FOR SELECT
    TO authenticated
    USING (true);

CREATE TABLE public.meditation_sessions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    meditation_id uuid NOT NULL,
    listened_seconds integer DEFAULT 0 NOT NULL,
    finished_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT meditation_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT meditation_sessions_listened_seconds_check CHECK ((listened_seconds >= 0))
);
ALTER TABLE public.meditation_sessions ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE public.meditation_sessions IS 'Who listened to what, and how far.';

CREATE INDEX meditation_sessions_meditation_id_idx ON public.meditation_sessions USING btree (meditation_id);

CREATE INDEX meditation_sessions_user_id_idx ON public.meditation_sessions USING btree (user_id);

CREATE POLICY "Users delete their own sessions" ON public.meditation_sessions
    FOR DELETE
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users read their own sessions" ON public.meditation_sessions
    FOR SELECT
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users start their own sessions" ON public.meditation_sessions
    FOR INSERT
    TO authenticated
    WITH CHECK ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users update their own sessions" ON public.meditation_sessions
    FOR UPDATE
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)))
    WITH CHECK ((user_id = ( SELECT auth.uid() AS uid)));

CREATE TABLE public.meditations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    title text NOT NULL,
    description text,
    audio_path text NOT NULL,
    duration_seconds integer NOT NULL,
    is_premium boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT meditations_pkey PRIMARY KEY (id),
    CONSTRAINT meditations_title_key UNIQUE (title),
    CONSTRAINT meditations_duration_seconds_check CHECK ((duration_seconds > 0))
);
ALTER TABLE public.meditations ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE public.meditations IS 'Guided meditations; written by the service role only.';

CREATE POLICY "Everybody hears the free meditations" ON public.meditations
    FOR SELECT
    TO anon, authenticated
    USING ((NOT is_premium));

CREATE TABLE public.users (
    id uuid NOT NULL,
    email text NOT NULL,
    display_name text,
    tier public.subscription_tier DEFAULT 'free'::public.subscription_tier NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_email_key UNIQUE (email),
    CONSTRAINT users_display_name_check CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 80)))
);
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE public.users IS 'Profiles, one for each row of auth.users; made by a trigger at sign-up.';
REVOKE UPDATE ON TABLE public.users FROM anon;
REVOKE UPDATE ON TABLE public.users FROM authenticated;
GRANT UPDATE (display_name) ON TABLE public.users TO authenticated;

CREATE POLICY "Subscribers hear the premium meditations" ON public.meditations
    FOR SELECT
    TO authenticated
    USING ((is_premium AND (EXISTS ( SELECT
   FROM public.users u
  WHERE ((u.id = ( SELECT auth.uid() AS uid)) AND (u.tier = 'premium'::public.subscription_tier))))));

CREATE POLICY "Users create their own profile" ON public.users
    FOR INSERT
    TO authenticated
    WITH CHECK (((id = ( SELECT auth.uid() AS uid)) AND (tier = 'free'::public.subscription_tier)));

CREATE POLICY "Users read their own profile" ON public.users
    FOR SELECT
    TO authenticated
    USING ((id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users update their own profile" ON public.users
    FOR UPDATE
    TO authenticated
    USING ((id = ( SELECT auth.uid() AS uid)))
    WITH CHECK ((id = ( SELECT auth.uid() AS uid)));

CREATE TABLE public.vision_boards (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    title text NOT NULL,
    items jsonb DEFAULT '[]'::jsonb NOT NULL,
    is_shared boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT vision_boards_pkey PRIMARY KEY (id),
    CONSTRAINT vision_boards_items_check CHECK ((jsonb_typeof(items) = 'array'::text))
);
ALTER TABLE public.vision_boards ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE public.vision_boards IS 'Boards of pictures and words; a shared one is seen by everybody who is signed in.';

CREATE INDEX vision_boards_user_id_idx ON public.vision_boards USING btree (user_id);

CREATE POLICY "Users change their own boards" ON public.vision_boards
    FOR UPDATE
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)))
    WITH CHECK ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users delete their own boards" ON public.vision_boards
    FOR DELETE
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users make their own boards" ON public.vision_boards
    FOR INSERT
    TO authenticated
    WITH CHECK ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users read shared boards" ON public.vision_boards
    FOR SELECT
    TO authenticated
    USING (is_shared);

CREATE POLICY "Users read their own boards" ON public.vision_boards
    FOR SELECT
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)));

CREATE TABLE public.workbook_progress (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    phase smallint NOT NULL,
    worksheet text NOT NULL,
    answers jsonb DEFAULT '{}'::jsonb NOT NULL,
    completed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT workbook_progress_pkey PRIMARY KEY (id),
    CONSTRAINT workbook_progress_user_id_phase_worksheet_key UNIQUE (user_id, phase, worksheet),
    CONSTRAINT workbook_progress_phase_check CHECK (((phase >= 1) AND (phase <= 10)))
);
ALTER TABLE public.workbook_progress ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE public.workbook_progress IS 'Answers to the workbook, one row a worksheet.';

CREATE POLICY "Users add their own progress" ON public.workbook_progress
    FOR INSERT
    TO authenticated
    WITH CHECK ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users delete their own progress" ON public.workbook_progress
    FOR DELETE
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users read their own progress" ON public.workbook_progress
    FOR SELECT
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)));

CREATE POLICY "Users update their own progress" ON public.workbook_progress
    FOR UPDATE
    TO authenticated
    USING ((user_id = ( SELECT auth.uid() AS uid)))
    WITH CHECK ((user_id = ( SELECT auth.uid() AS uid)));

ALTER TABLE public.ai_conversations ADD CONSTRAINT ai_conversations_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE public.journal_entries ADD CONSTRAINT journal_entries_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE public.meditation_sessions ADD CONSTRAINT meditation_sessions_meditation_id_fkey FOREIGN KEY (meditation_id) REFERENCES public.meditations(id) ON DELETE CASCADE;

ALTER TABLE public.meditation_sessions ADD CONSTRAINT meditation_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE public.users ADD CONSTRAINT users_id_fkey FOREIGN KEY (id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE public.vision_boards ADD CONSTRAINT vision_boards_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE public.workbook_progress ADD CONSTRAINT workbook_progress_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

CREATE OR REPLACE FUNCTION public.create_profile()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  INSERT INTO public.users (id, email, display_name)
  VALUES (
    NEW.id,
    NEW.email,
    coalesce(nullif(NEW.raw_user_meta_data ->> 'display_name', ''), split_part(NEW.email, '@', 1))
  )
  ON CONFLICT (id) DO NOTHING;
  RETURN NEW;
END;
$function$;
COMMENT ON FUNCTION public.create_profile() IS 'Runs at sign-up; the new profile takes its name from the metadata, else from the address.';
REVOKE EXECUTE ON FUNCTION public.create_profile() FROM anon;
REVOKE EXECUTE ON FUNCTION public.create_profile() FROM authenticated;
REVOKE EXECUTE ON FUNCTION public.create_profile() FROM PUBLIC;

CREATE OR REPLACE FUNCTION public.nearest_knowledge(question extensions.vector, how_many integer DEFAULT 5)
 RETURNS SETOF public.knowledge_embeddings
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  SELECT k.*
  FROM public.knowledge_embeddings AS k
  ORDER BY k.embedding OPERATOR(extensions.<=>) question
  LIMIT how_many;
$function$;
COMMENT ON FUNCTION public.nearest_knowledge(extensions.vector, integer) IS 'The passages closest to a question, nearest first; row level security applies.';

CREATE OR REPLACE FUNCTION public.touch_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
BEGIN
  NEW.updated_at = now();
  RETURN NEW;
END;
$function$;

CREATE TRIGGER on_auth_user_created AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION public.create_profile();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON public.ai_conversations FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON public.journal_entries FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON public.meditations FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON public.vision_boards FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON public.workbook_progress FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();
