-- The companion app: a workbook, a journal, guided meditations, conversations with an assistant and vision boards.
-- Everything a person writes belongs to that person alone; what the editors publish is read by those it is meant for.

CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA extensions;

-- People -----------------------------------------------------------------------------------------

CREATE TYPE public.subscription_tier AS ENUM ('free', 'premium');

CREATE TABLE IF NOT EXISTS public.users (
  id uuid PRIMARY KEY REFERENCES auth.users (id) ON DELETE CASCADE,
  email text NOT NULL UNIQUE,
  display_name text CHECK (char_length(display_name) BETWEEN 1 AND 80),
  tier public.subscription_tier NOT NULL DEFAULT 'free',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE public.users IS 'Profiles, one for each row of auth.users; made by a trigger at sign-up.';

-- What a person writes ---------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS public.workbook_progress (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
  phase smallint NOT NULL CHECK (phase BETWEEN 1 AND 10),
  worksheet text NOT NULL,
  answers jsonb NOT NULL DEFAULT '{}',
  completed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (user_id, phase, worksheet)
);

COMMENT ON TABLE public.workbook_progress IS 'Answers to the workbook, one row a worksheet.';

CREATE TABLE IF NOT EXISTS public.journal_entries (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
  title text,
  body text NOT NULL,
  mood smallint CHECK (mood BETWEEN 1 AND 5),
  tags text[] NOT NULL DEFAULT '{}',
  written_on date NOT NULL DEFAULT current_date,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE public.journal_entries IS 'The journal. Nobody but its writer reads it.';

CREATE INDEX IF NOT EXISTS journal_entries_user_id_written_on_idx
  ON public.journal_entries (user_id, written_on DESC);

CREATE TABLE IF NOT EXISTS public.ai_conversations (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
  topic text NOT NULL DEFAULT 'New conversation',
  messages jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(messages) = 'array'),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE public.ai_conversations IS 'Conversations with the assistant, messages in order.';

CREATE INDEX IF NOT EXISTS ai_conversations_user_id_idx ON public.ai_conversations (user_id);

CREATE TABLE IF NOT EXISTS public.vision_boards (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
  title text NOT NULL,
  items jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(items) = 'array'),
  is_shared boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE public.vision_boards IS 'Boards of pictures and words; a shared one is seen by everybody who is signed in.';

CREATE INDEX IF NOT EXISTS vision_boards_user_id_idx ON public.vision_boards (user_id);

-- What the editors publish -----------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS public.meditations (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  title text NOT NULL UNIQUE,
  description text,
  audio_path text NOT NULL,
  duration_seconds integer NOT NULL CHECK (duration_seconds > 0),
  is_premium boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE public.meditations IS 'Guided meditations; written by the service role only.';

CREATE TABLE IF NOT EXISTS public.meditation_sessions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
  meditation_id uuid NOT NULL REFERENCES public.meditations (id) ON DELETE CASCADE,
  listened_seconds integer NOT NULL DEFAULT 0 CHECK (listened_seconds >= 0),
  finished_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE public.meditation_sessions IS 'Who listened to what, and how far.';

CREATE INDEX IF NOT EXISTS meditation_sessions_user_id_idx ON public.meditation_sessions (user_id);
CREATE INDEX IF NOT EXISTS meditation_sessions_meditation_id_idx ON public.meditation_sessions (meditation_id);

CREATE TABLE IF NOT EXISTS public.knowledge_embeddings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source text NOT NULL,
  content text NOT NULL,
  embedding extensions.vector(3) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE public.knowledge_embeddings IS 'Passages that the assistant quotes. Three dimensions, so that a person can check the example.';

CREATE INDEX IF NOT EXISTS knowledge_embeddings_embedding_idx
  ON public.knowledge_embeddings USING hnsw (embedding extensions.vector_cosine_ops)
  WITH (m = 16, ef_construction = 64);

CREATE OR REPLACE FUNCTION public.nearest_knowledge(question extensions.vector, how_many integer DEFAULT 5)
RETURNS SETOF public.knowledge_embeddings
LANGUAGE sql STABLE
SET search_path = ''
AS $$
  SELECT k.*
  FROM public.knowledge_embeddings AS k
  ORDER BY k.embedding OPERATOR(extensions.<=>) question
  LIMIT how_many;
$$;

COMMENT ON FUNCTION public.nearest_knowledge IS 'The passages closest to a question, nearest first; row level security applies.';

-- updated_at -------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION public.touch_updated_at()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = ''
AS $$
BEGIN
  NEW.updated_at = now();
  RETURN NEW;
END;
$$;

CREATE OR REPLACE TRIGGER touch_updated_at BEFORE UPDATE ON public.users
  FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();
CREATE OR REPLACE TRIGGER touch_updated_at BEFORE UPDATE ON public.workbook_progress
  FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();
CREATE OR REPLACE TRIGGER touch_updated_at BEFORE UPDATE ON public.journal_entries
  FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();
CREATE OR REPLACE TRIGGER touch_updated_at BEFORE UPDATE ON public.ai_conversations
  FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();
CREATE OR REPLACE TRIGGER touch_updated_at BEFORE UPDATE ON public.vision_boards
  FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();
CREATE OR REPLACE TRIGGER touch_updated_at BEFORE UPDATE ON public.meditations
  FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

-- Row level security: 27 policies -----------------------------------------------------------------

ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.workbook_progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.journal_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meditations ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meditation_sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.ai_conversations ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.vision_boards ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.knowledge_embeddings ENABLE ROW LEVEL SECURITY;

-- users: 3. Nobody deletes a profile; deleting the account in auth.users does.
CREATE POLICY "Users read their own profile" ON public.users
  FOR SELECT TO authenticated USING (id = (SELECT auth.uid()));
CREATE POLICY "Users create their own profile" ON public.users
  FOR INSERT TO authenticated WITH CHECK (id = (SELECT auth.uid()) AND tier = 'free');
CREATE POLICY "Users update their own profile" ON public.users
  FOR UPDATE TO authenticated USING (id = (SELECT auth.uid())) WITH CHECK (id = (SELECT auth.uid()));

-- A policy sees rows, not columns: what a person pays for is not theirs to change.
REVOKE UPDATE ON public.users FROM anon, authenticated;
GRANT UPDATE (display_name) ON public.users TO authenticated;

-- workbook_progress: 4
CREATE POLICY "Users read their own progress" ON public.workbook_progress
  FOR SELECT TO authenticated USING (user_id = (SELECT auth.uid()));
CREATE POLICY "Users add their own progress" ON public.workbook_progress
  FOR INSERT TO authenticated WITH CHECK (user_id = (SELECT auth.uid()));
CREATE POLICY "Users update their own progress" ON public.workbook_progress
  FOR UPDATE TO authenticated USING (user_id = (SELECT auth.uid())) WITH CHECK (user_id = (SELECT auth.uid()));
CREATE POLICY "Users delete their own progress" ON public.workbook_progress
  FOR DELETE TO authenticated USING (user_id = (SELECT auth.uid()));

-- journal_entries: 4
CREATE POLICY "Users read their own journal" ON public.journal_entries
  FOR SELECT TO authenticated USING (user_id = (SELECT auth.uid()));
CREATE POLICY "Users write their own journal" ON public.journal_entries
  FOR INSERT TO authenticated WITH CHECK (user_id = (SELECT auth.uid()));
CREATE POLICY "Users edit their own journal" ON public.journal_entries
  FOR UPDATE TO authenticated USING (user_id = (SELECT auth.uid())) WITH CHECK (user_id = (SELECT auth.uid()));
CREATE POLICY "Users delete their own journal" ON public.journal_entries
  FOR DELETE TO authenticated USING (user_id = (SELECT auth.uid()));

-- meditations: 2
CREATE POLICY "Everybody hears the free meditations" ON public.meditations
  FOR SELECT TO anon, authenticated USING (NOT is_premium);
CREATE POLICY "Subscribers hear the premium meditations" ON public.meditations
  FOR SELECT TO authenticated USING (
    is_premium AND EXISTS (
      SELECT FROM public.users AS u WHERE u.id = (SELECT auth.uid()) AND u.tier = 'premium'
    )
  );

-- meditation_sessions: 4
CREATE POLICY "Users read their own sessions" ON public.meditation_sessions
  FOR SELECT TO authenticated USING (user_id = (SELECT auth.uid()));
CREATE POLICY "Users start their own sessions" ON public.meditation_sessions
  FOR INSERT TO authenticated WITH CHECK (user_id = (SELECT auth.uid()));
CREATE POLICY "Users update their own sessions" ON public.meditation_sessions
  FOR UPDATE TO authenticated USING (user_id = (SELECT auth.uid())) WITH CHECK (user_id = (SELECT auth.uid()));
CREATE POLICY "Users delete their own sessions" ON public.meditation_sessions
  FOR DELETE TO authenticated USING (user_id = (SELECT auth.uid()));

-- ai_conversations: 4
CREATE POLICY "Users read their own conversations" ON public.ai_conversations
  FOR SELECT TO authenticated USING (user_id = (SELECT auth.uid()));
CREATE POLICY "Users start their own conversations" ON public.ai_conversations
  FOR INSERT TO authenticated WITH CHECK (user_id = (SELECT auth.uid()));
CREATE POLICY "Users continue their own conversations" ON public.ai_conversations
  FOR UPDATE TO authenticated USING (user_id = (SELECT auth.uid())) WITH CHECK (user_id = (SELECT auth.uid()));
CREATE POLICY "Users delete their own conversations" ON public.ai_conversations
  FOR DELETE TO authenticated USING (user_id = (SELECT auth.uid()));

-- vision_boards: 5
CREATE POLICY "Users read their own boards" ON public.vision_boards
  FOR SELECT TO authenticated USING (user_id = (SELECT auth.uid()));
CREATE POLICY "Users read shared boards" ON public.vision_boards
  FOR SELECT TO authenticated USING (is_shared);
CREATE POLICY "Users make their own boards" ON public.vision_boards
  FOR INSERT TO authenticated WITH CHECK (user_id = (SELECT auth.uid()));
CREATE POLICY "Users change their own boards" ON public.vision_boards
  FOR UPDATE TO authenticated USING (user_id = (SELECT auth.uid())) WITH CHECK (user_id = (SELECT auth.uid()));
CREATE POLICY "Users delete their own boards" ON public.vision_boards
  FOR DELETE TO authenticated USING (user_id = (SELECT auth.uid()));

-- knowledge_embeddings: 1
CREATE POLICY "Users read the knowledge" ON public.knowledge_embeddings
  FOR SELECT TO authenticated USING (true);
