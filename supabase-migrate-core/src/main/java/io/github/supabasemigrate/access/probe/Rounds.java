package io.github.supabasemigrate.access.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Questions whose answers raise further questions. All that are open are asked in one go, so that the number of calls is that of the
 * longest chain, not that of the questions. Used by one thread.
 */
public final class Rounds {

    private record Question(Probe probe, Consumer<Answer> onAnswer) {}

    private final ProbeEngine engine;
    private Map<List<String>, List<Question>> open = new LinkedHashMap<>();

    public Rounds(ProbeEngine engine) {
        this.engine = engine;
    }

    /**
     * Asks in the next round.
     *
     * @param setup the state that it is asked in
     */
    public void ask(List<String> setup, Probe probe, Consumer<Answer> onAnswer) {
        open.computeIfAbsent(setup, missing -> new ArrayList<>()).add(new Question(probe, onAnswer));
    }

    /** Asks until nothing is open. */
    public void run() {
        while (!open.isEmpty()) {
            Map<List<String>, List<Question>> asked = open;
            open = new LinkedHashMap<>();
            var groups = new ArrayList<ProbeGroup>();
            asked.forEach((setup, questions) -> groups.add(new ProbeGroup(
                    setup, questions.stream().map(Question::probe).toList())));
            List<List<Answer>> answers = engine.run(groups);
            int group = 0;
            for (List<Question> questions : asked.values()) {
                List<Answer> ofGroup = answers.get(group++);
                for (int i = 0; i < questions.size(); i++) {
                    questions.get(i).onAnswer().accept(ofGroup.get(i));
                }
            }
        }
    }
}
