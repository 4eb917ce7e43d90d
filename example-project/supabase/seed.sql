INSERT INTO public.meditations (title, description, audio_path, duration_seconds, is_premium) VALUES
  ('Morning light', 'Five quiet minutes before the day.', 'meditations/morning-light.mp3', 300, false),
  ('Letting go', 'For the evening.', 'meditations/letting-go.mp3', 900, false),
  ('The mountain', 'A long sitting for those who practise.', 'meditations/the-mountain.mp3', 2400, true);

INSERT INTO public.knowledge_embeddings (source, content, embedding) VALUES
  ('workbook', 'Write down what you want as if you had it.', '[1, 0, 0]'),
  ('journal', 'A line a day is enough.', '[0, 1, 0]'),
  ('meditation', 'Begin with the breath.', '[0, 0, 1]');
