package io.github.supabasemigrate.sql.plpgsql;

import io.github.supabasemigrate.sql.plpgsql.CodeReader.Stretch;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Kind;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The structure of PL/pgSQL by recursive descent: blocks, branches, loops. What is simple is left to
 * {@link SimpleStatements}. Labels, declared types and cursor names are stepped over unread; a server checks them.
 */
final class PlpgsqlParser {

    private final CodeReader code;
    private final SimpleStatements simple;

    PlpgsqlParser(CodeReader code) {
        this.code = code;
        simple = new SimpleStatements(code);
    }

    PlpgsqlStatement body() throws PlpgsqlFailure {
        while (code.is("#")) {
            code.moveTo(code.place() + 3);
        }
        label();
        PlpgsqlStatement block = block();
        code.accept(";");
        if (!code.atEnd()) {
            throw code.unexpected();
        }
        return block;
    }

    private PlpgsqlStatement block() throws PlpgsqlFailure {
        int from = code.place();
        List<Part> parts = new ArrayList<>();
        List<PlpgsqlStatement> nested = new ArrayList<>();
        if (code.accept("declare")) {
            declarations(parts);
        }
        code.expect("begin");
        statements(nested, "end", "exception");
        if (code.accept("exception")) {
            while (code.accept("when")) {
                code.until("then");
                code.skip();
                statements(nested, "when", "end");
            }
        }
        code.expect("end");
        PlpgsqlStatement block = made(Kind.BLOCK, from, parts, nested);
        endLabel();
        return block;
    }

    private PlpgsqlStatement made(Kind kind, int from, List<Part> parts, List<PlpgsqlStatement> nested) {
        return new PlpgsqlStatement(kind, code.range(from, code.place()), parts, nested);
    }

    private void label() throws PlpgsqlFailure {
        if (code.accept("<<")) {
            code.skip();
            code.expect(">>");
        }
    }

    private void endLabel() {
        if (!code.atEnd() && !code.is(";")) {
            code.skip();
        }
    }

    private void declarations(List<Part> parts) throws PlpgsqlFailure {
        while (!code.is("begin")) {
            if (code.atEnd()) {
                throw code.unexpected();
            }
            if (!code.accept("declare")) {
                label();
                simple.declaration(parts);
            }
        }
    }

    private void statements(List<PlpgsqlStatement> into, String... ends) throws PlpgsqlFailure {
        while (!code.isAny(ends)) {
            if (code.atEnd()) {
                throw code.unexpected();
            }
            into.add(statement());
            code.expect(";");
        }
    }

    private PlpgsqlStatement statement() throws PlpgsqlFailure {
        label();
        int from = code.place();
        if (code.isAny("begin", "declare")) {
            return block();
        } else if (code.accept("if")) {
            return branches(from);
        } else if (code.accept("case")) {
            return cases(from);
        } else if (code.accept("loop")) {
            return loop(Kind.LOOP, from, List.of());
        } else if (code.accept("while")) {
            Part condition = simple.expression(code.until("loop"));
            code.skip();
            return loop(Kind.WHILE, from, List.of(condition));
        } else if (code.accept("foreach")) {
            code.until("array");
            code.skip();
            Part array = simple.expression(code.until("loop"));
            code.skip();
            return loop(Kind.FOREACH, from, List.of(array));
        } else if (code.accept("for")) {
            List<Part> source = simple.loopSource();
            return loop(Kind.FOR, from, source);
        }
        return simple.statement();
    }

    private PlpgsqlStatement branches(int from) throws PlpgsqlFailure {
        List<Part> parts = new ArrayList<>();
        List<PlpgsqlStatement> nested = new ArrayList<>();
        do {
            parts.add(simple.expression(code.until("then")));
            code.skip();
            statements(nested, "elsif", "elseif", "else", "end");
        } while (code.accept("elsif") || code.accept("elseif"));
        if (code.accept("else")) {
            statements(nested, "end");
        }
        code.expect("end");
        code.expect("if");
        return made(Kind.IF, from, parts, nested);
    }

    private PlpgsqlStatement cases(int from) throws PlpgsqlFailure {
        List<Part> parts = new ArrayList<>();
        List<PlpgsqlStatement> nested = new ArrayList<>();
        if (!code.is("when")) {
            parts.add(simple.expression(code.until("when")));
        }
        while (code.accept("when")) {
            for (Stretch value : code.list(code.until("then"))) {
                parts.add(simple.expression(value));
            }
            code.skip();
            statements(nested, "when", "else", "end");
        }
        if (code.accept("else")) {
            statements(nested, "end");
        }
        code.expect("end");
        code.expect("case");
        return made(Kind.CASE, from, parts, nested);
    }

    private PlpgsqlStatement loop(Kind kind, int from, List<Part> parts) throws PlpgsqlFailure {
        List<PlpgsqlStatement> nested = new ArrayList<>();
        statements(nested, "end");
        code.expect("end");
        code.expect("loop");
        PlpgsqlStatement loop = made(kind, from, parts, nested);
        endLabel();
        return loop;
    }
}
