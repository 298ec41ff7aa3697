using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>The table of rooms, as in CONTRIBUTING.md, and what the compiled types say.</summary>
internal static class Rooms
{
    private const string Prefix = "NeuralSeqGen.Compiler.";

    public static readonly IReadOnlyList<Room> All =
    [
        new("Parsing", "Binding Layers Model"),
        new("Model", ""),
        new("Binding", "IR Initializers Model", "Layers LearningRates Losses Metrics Optimizers", "a part says what it takes and gives, the binder fills it in"),
        new("Layers", "Activations Binding IR Initializers Model Ops", "Lowering", "a layer lowers itself with what Lowering gives it"),
        new("Losses", "Binding IR Ops", "Lowering", "as layers"),
        new("Metrics", "Binding IR Losses Ops", "Lowering", "as layers"),
        new("Optimizers", "Binding IR Ops", "Lowering", "as layers"),
        new("LearningRates", "Binding"),
        new("Activations", "IR Ops"),
        new("Initializers", "IR"),
        new("Lowering", "Activations Binding IR Layers Losses Metrics Ops Optimizers Passes"),
        new("Passes", "IR Ops"),
        new("IR", "", "Ops", "a node holds an op, an op infers shapes and builds its gradient"),
        new("Ops", "IR", "Passes", "an op states its gradient to the builder of gradients"),
        new("Schedule", "IR Ops"),
        new("Emit", "Binding IR Layers LearningRates Losses Lowering Model Ops Optimizers Schedule"),
    ];

    private static readonly Dictionary<string, List<Type>> TypesByRoom =
        typeof(Graph).Assembly.GetTypes().GroupBy(Of).Where(group => group.Key is not null).ToDictionary(group => group.Key!, group => group.ToList());

    /// <summary>Every room that has a type, in order.</summary>
    public static IReadOnlyList<string> Names => [.. TypesByRoom.Keys.Where(name => name.Length > 0).Order(StringComparer.Ordinal)];

    /// <summary>The room of a type: its namespace below the compiler's, empty for what stands at the top, null for what is not the compiler's.</summary>
    public static string? Of(Type type)
    {
        string space = (CompiledTypes.Outermost(type).Namespace ?? "") + ".";
        return space.StartsWith(Prefix, StringComparison.Ordinal) && type.Assembly == typeof(Graph).Assembly ? space[Prefix.Length..].TrimEnd('.') : null;
    }

    /// <summary>The rooms that the types of a room use, in order; the few types at the top are everybody's.</summary>
    public static IReadOnlyList<string> UsedBy(string room) =>
        [.. TypesUsedBy(room).Select(Of).OfType<string>().Distinct().Where(name => name.Length > 0 && name != room).Order(StringComparer.Ordinal)];

    /// <summary>Every type that a room uses, ours or not.</summary>
    public static IEnumerable<Type> TypesUsedBy(string room) => TypesByRoom[room].SelectMany(CompiledTypes.UsedBy).Distinct();

    /// <summary>The rows of CONTRIBUTING.md.</summary>
    public static IEnumerable<Room> InContributing()
    {
        string[] rows = SourceTree.Text("CONTRIBUTING.md").Split("| goes up to |\n|---|---|---|---|\n")[1].Split("\n\n")[0].Split('\n');
        foreach (string[] cells in rows.Select(row => row.Split('|', StringSplitOptions.TrimEntries)))
        {
            string[] up = [.. cells[4].Split(": ", 2), ""];
            yield return new(cells[1].Trim('`'), cells[3], up[0], up[1]);
        }
    }

    /// <summary>Rooms from which a room can be reached again over the arrows given.</summary>
    public static bool IsInACycle(string room, Func<Room, IEnumerable<string>> arrows)
    {
        var reached = new HashSet<string>();
        var next = new Queue<string>([room]);
        while (next.TryDequeue(out string? name))
        {
            foreach (string target in All.Where(r => r.Name == name).SelectMany(arrows).Where(reached.Add))
            {
                next.Enqueue(target);
            }
        }

        return reached.Contains(room);
    }
}
