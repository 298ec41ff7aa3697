using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>The table of rooms, as in CONTRIBUTING.md, and what the compiled types say.</summary>
internal static class Rooms
{
    private const string Prefix = "NeuralSeqGen.Compiler.";

    public static readonly IReadOnlyList<Room> All =
    [
        new("Parsing", "Layers Model"),
        new("Model", ""),
        new("Diagnostics", "Model"),
        new("Bound", "Diagnostics IR Model", "Functions Layers LearningRates Losses Metrics Optimizers", "a bound part holds the part, which is asked about its place"),
        new("Functions", "Activations Bound IR Model Ops"),
        new("Checks", "Bound Diagnostics IR Initializers Losses Model"),
        new("Binding", "Bound Checks Diagnostics Functions IR Initializers Layers LearningRates Losses Metrics Model Optimizers"),
        new("Layers", "Activations Bound Checks Diagnostics Functions IR Initializers Model Ops", "Lowering", "a layer lowers itself with what Lowering gives it"),
        new("Losses", "Bound IR Ops", "Lowering", "as layers"),
        new("Metrics", "Bound IR Losses Model Ops", "Lowering", "as layers"),
        new("Optimizers", "Bound IR Ops", "Lowering", "as layers"),
        new("LearningRates", "Bound"),
        new("Activations", "IR Ops"),
        new("Initializers", "IR"),
        new("Lowering", "Activations Autodiff Bound Functions IR Layers Losses Metrics Ops Optimizers"),
        new("IR", "", "Ops", "a node holds an op, an op infers shapes"),
        new("Ops", "IR", "Autodiff", "an op states its gradient to the builder of gradients"),
        new("Autodiff", "IR Ops"),
        new("Passes", "IR Ops"),
        new("Schedule.Plan", "IR Ops"),
        new("Schedule.Code", "IR Ops Schedule.Plan"),
        new("Schedule.Memory", "IR Ops Schedule.Code Schedule.Plan"),
        new("Schedule.Programs", "IR Ops Schedule.Code Schedule.Memory Schedule.Plan"),
        new("Schedule.Values", "IR Ops Schedule.Code Schedule.Memory Schedule.Plan Schedule.Programs"),
        new("Schedule.Tiles", "IR Ops Schedule.Code Schedule.Memory Schedule.Plan Schedule.Programs Schedule.Values"),
        new("Schedule.SamplesInLanes", "IR Ops Schedule.Code Schedule.Memory Schedule.Plan Schedule.Programs Schedule.Tiles Schedule.Values"),
        new("Schedule.FeaturesInLanes", "IR Ops Schedule.Code Schedule.Memory Schedule.Plan Schedule.Programs Schedule.Tiles Schedule.Values"),
        new("Schedule.OneSequence", "IR Ops Schedule.Code Schedule.Memory Schedule.Plan Schedule.Programs Schedule.Tiles Schedule.Values"),
        new("Schedule.Storage", "IR Ops Schedule.Code Schedule.FeaturesInLanes Schedule.Memory Schedule.Plan Schedule.Programs Schedule.SamplesInLanes Schedule.Tiles Schedule.Values"),
        new("Schedule", "IR Ops Schedule.Code Schedule.FeaturesInLanes Schedule.Memory Schedule.OneSequence Schedule.Plan Schedule.Programs Schedule.SamplesInLanes Schedule.Storage Schedule.Tiles Schedule.Values"),
        new("Emit.Text", ""),
        new("Emit.Kernels", "Emit.Text Schedule.Code"),
        new("Emit.Programs", "Bound Emit.Kernels Emit.Text IR Ops Schedule.Code Schedule.Memory Schedule.Plan Schedule.Programs"),
        new("Emit.Surface", "Bound Diagnostics Emit.Text IR Layers LearningRates Losses Model Optimizers"),
        new("Emit.Keras", "Bound IR Layers Model"),
        new("Emit", "Bound Diagnostics Emit.Keras Emit.Kernels Emit.Programs Emit.Surface Emit.Text IR Model Ops Schedule.Memory Schedule.Programs"),
        new("Compilation", "Binding Bound Emit IR Lowering Model Passes Schedule Schedule.Memory Schedule.Plan Schedule.Programs"),
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
