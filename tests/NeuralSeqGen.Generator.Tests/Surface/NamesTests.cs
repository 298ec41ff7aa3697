using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Generated names never meet the author's: models surrounded by every name that generated code uses compile, and give the same numbers.</summary>
public sealed class NamesTests
{
    private const string Models = """
        /// <summary>Attention, as everybody writes it.</summary>
        [global::NeuralSeqGen.SequenceModel, global::NeuralSeqGen.Adam(ClipNorm = 1)]
        public sealed partial class Attending
        {
            [global::NeuralSeqGen.Input(5), global::NeuralSeqGen.TeacherForcing(nameof(Out))] private static partial global::NeuralSeqGen.LayerNode Tokens { get; }
            [global::NeuralSeqGen.Input(4, 3)] private static partial global::NeuralSeqGen.LayerNode Source { get; }
            [global::NeuralSeqGen.Embedding(9, 6, From = nameof(Tokens), MaskZero = true)] private static partial global::NeuralSeqGen.LayerNode Embedded { get; }
            [global::NeuralSeqGen.MultiHeadAttention(2, 3, Query = nameof(Embedded), UseCausalMask = true)] private static partial global::NeuralSeqGen.LayerNode Self { get; }
            [global::NeuralSeqGen.MultiHeadAttention(2, 3, Query = nameof(Self), Value = nameof(Source))] private static partial global::NeuralSeqGen.LayerNode Cross { get; }
            [global::NeuralSeqGen.Add(nameof(Cross), nameof(Embedded)), global::NeuralSeqGen.LayerNormalization, global::NeuralSeqGen.Dense(9), global::NeuralSeqGen.SparseCategoricalCrossentropy(FromLogits = true), global::NeuralSeqGen.Metric.Accuracy]
            private static partial global::NeuralSeqGen.LayerNode Out { get; }
        }

        /// <summary>Recurrent, with dropout, batch statistics and a step.</summary>
        [global::NeuralSeqGen.SequenceModel, global::NeuralSeqGen.Input(4, 3), global::NeuralSeqGen.Gru(5, ReturnSequences = true), global::NeuralSeqGen.Dropout(0.25), global::NeuralSeqGen.BatchNormalization, global::NeuralSeqGen.Lstm(4, ReturnSequences = true, Unroll = true), global::NeuralSeqGen.Dense(2), global::NeuralSeqGen.MeanSquaredError, global::NeuralSeqGen.RmsProp, global::NeuralSeqGen.Metric.MeanAbsoluteError]
        public sealed partial class Reading;

        /// <summary>Both directions, wide enough for features in lanes.</summary>
        [global::NeuralSeqGen.SequenceModel, global::NeuralSeqGen.Input(3, 2), global::NeuralSeqGen.Bidirectional, global::NeuralSeqGen.Gru(48), global::NeuralSeqGen.Dense(3), global::NeuralSeqGen.CategoricalCrossentropy(FromLogits = true), global::NeuralSeqGen.Muon]
        public sealed partial class Wide;

        /// <summary>An encoder and a decoder that starts from its states.</summary>
        [global::NeuralSeqGen.SequenceModel, global::NeuralSeqGen.Sgd]
        public sealed partial class Answering
        {
            [global::NeuralSeqGen.Input(4)] private static partial global::NeuralSeqGen.LayerNode Question { get; }
            [global::NeuralSeqGen.Input(5), global::NeuralSeqGen.TeacherForcing(nameof(Answer))] private static partial global::NeuralSeqGen.LayerNode Previous { get; }
            [global::NeuralSeqGen.Embedding(9, 3, From = nameof(Question)), global::NeuralSeqGen.Lstm(4)] private static partial global::NeuralSeqGen.LayerNode Encoder { get; }
            [global::NeuralSeqGen.Embedding(9, 3, From = nameof(Previous)), global::NeuralSeqGen.Lstm(4, ReturnSequences = true, InitialState = new[] { nameof(Encoder) }), global::NeuralSeqGen.Dense(9), global::NeuralSeqGen.SparseCategoricalCrossentropy(FromLogits = true)]
            private static partial global::NeuralSeqGen.LayerNode Answer { get; }
        }
        """;

    // what kernels once called their vectors, and people call query, key and value
    private static readonly string[] FormerAliases = ["K", "Q", "V", "W"];

    private static readonly Lazy<GeneratorRun> PlainRun = new(() => GeneratorHarness.Run(In(_ => "")));
    private static readonly Lazy<LoadedModels> Plain = new(() => Load(PlainRun.Value));
    private static readonly Lazy<IReadOnlyList<string>> Names = new(() => [.. NamesOf(PlainRun.Value).Union(FormerAliases).Order(StringComparer.Ordinal)]);

    private static readonly string[] AllModels = ["Attending", "Reading", "Wide", "Answering"];

    // what the file around them says itself, and namespaces, which no alias may be called
    private static readonly HashSet<string> OfTheTest = ["App", "Other", "Thing", "Values", "System", "NeuralSeqGen", "Microsoft", "Internal", .. AllModels];

    public static TheoryData<int> Chunks => [.. Enumerable.Range(0, 8)];

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, true, true)]
    public void SurroundedModels_GiveTheSameNumbers(bool types, bool constants, bool aliases)
    {
        using var surrounded = Load(GeneratorHarness.Run([In(model => constants ? Constants(model) : ""), .. types ? [Types()] : Array.Empty<string>(), .. aliases ? [Aliases()] : Array.Empty<string>()]));
        Assert.All(AllModels, model => Assert.Equal(Numbers(Plain.Value, model), Numbers(surrounded, model)));
    }

    [Theory]
    [InlineData("private sealed class @{0};")]
    [InlineData("private static int @{0}(int a) => a;")]
    [InlineData("private static int @{0} {{ get; set; }}")]
    public void ModelsWithMembersOfEveryName_GiveTheSameNumbers(string member)
    {
        using var surrounded = Load(GeneratorHarness.Run(In(model => Each(Names.Value.Where(n => IsFree(n) && n != model && !IsNode(n)), n => string.Format(System.Globalization.CultureInfo.InvariantCulture, member, n)))));
        Assert.All(AllModels, model => Assert.Equal(Numbers(Plain.Value, model), Numbers(surrounded, model)));
    }

    [Fact]
    public void ModelsBesideNamespacesOfEveryName_GiveTheSameNumbers()
    {
        using var surrounded = Load(GeneratorHarness.Run(In(_ => ""), "#pragma warning disable\n" + Each(Names.Value.Where(n => !AllModels.Contains(n)), n => $"namespace App.@{n} {{ internal sealed class @{n}; }}")));
        Assert.All(AllModels, model => Assert.Equal(Numbers(Plain.Value, model), Numbers(surrounded, model)));
    }

    /// <summary>Every name as a node, an input, a layer of its own name.</summary>
    [Theory]
    [MemberData(nameof(Chunks))]
    public void NodesOfEveryName_Compile(int chunk)
    {
        using var models = Load(GeneratorHarness.Run(Nodes([.. Names.Value.Where(IsFree).Where((_, i) => i % Chunks.Count == chunk)])));
        Assert.True(models.Create("App.Noded").ParameterCount > 0);
    }

    /// <summary>Every name of the surface as an input and as an output, which methods have parameters and results for: a model for eight names at a time.</summary>
    [Fact]
    public void PortsOfEveryName_Compile()
    {
        var surface = new HashSet<string>(NamesOf(PlainRun.Value, file => !file.HintName.Contains("Program", StringComparison.Ordinal)));
        string[] models = [.. Names.Value.Where(n => IsFree(n) && surface.Contains(n)).DistinctBy(Naming.Snake).Chunk(8).Select((names, i) => Ports(names, "Ported" + i))];
        using var loaded = Load(GeneratorHarness.Run(models));
        Assert.All(Enumerable.Range(0, models.Length), i => Assert.True(loaded.Create("App.Ported" + i).Inputs.Count > 0));
    }

    [Fact]
    public void CollectedNames_AreThoseOfKernelsAndOfTheSurface() => Assert.Superset(
        new HashSet<string> { "group", "range", "BatchGroup", "LaneMemory", "MethodImpl", "Exp", "seed", "options", "System", "NeuralSeqGen", "Vector512", "Definition", "a", "w", "t" }, Names.Value.ToHashSet());

    private static string In(Func<string, string> members) => "#pragma warning disable\nnamespace App\n{\n"
        + AllModels.Aggregate(Models, (text, model) => text.Replace($"class {model};", $"class {model} {{ {members(model)} }}", StringComparison.Ordinal).Replace($"class {model}\n{{", $"class {model}\n{{ {members(model)}", StringComparison.Ordinal)) + "\n}\n";

    private static string Constants(string model) => Each(Names.Value.Where(n => IsFree(n) && n != model && !IsNode(n)), n => $"private const int @{n} = 1;");

    private static string Types() => "#pragma warning disable\nnamespace App { " + Each(Names.Value.Where(n => !AllModels.Contains(n)), n => $"internal sealed class @{n};") + " }";

    private static string Aliases() =>
        "#pragma warning disable\n" + Each(Names.Value.Where(n => !OfTheTest.Contains(n)), n => $"global using @{n} = global::Other.Thing;") + "global using global::Other; global using static global::Other.Values;\n"
        + $"namespace Other {{ internal sealed class Thing; internal static class Values {{ {Each(Names.Value.Where(n => n != "Values"), n => $"internal const int @{n} = 1;")} }} {Each(Names.Value.Where(n => !OfTheTest.Contains(n)), n => $"internal sealed class @{n};")} }}";

    /// <summary>Chains of fifteen behind an input each: numbers, and layers called as their nodes.</summary>
    private static string Nodes(IReadOnlyList<string> names)
    {
        const string G = "global::NeuralSeqGen.";
        // layers called a_1_2 and a_12 would share a property
        bool isAlone(int i) => names.Count(n => PropertyOf(n) == PropertyOf(names[i])) == 1;
        string node(int i) => (i % 16) switch
        {
            0 => $"[{G}Input(2)]",
            var place when place % 4 == 2 && isAlone(i) => $"[{G}Dense(2, From = nameof(@{names[i - 1]}), Name = \"{names[i]}\")]",
            _ => $"[{G}Rescaling(0.5, From = nameof(@{names[i - 1]}))]",
        };
        string ends = string.Join(", ", names.Where((_, i) => i % 16 == 15 || i == names.Count - 1).Select(n => $"nameof(@{n})"));
        return "#pragma warning disable\nnamespace App {\n" + $"[{G}SequenceModel, {G}Sgd] public sealed partial class Noded\n{{\n"
            + Each(names.Select((n, i) => $"{node(i)} private static partial {G}LayerNode @{n} {{ get; }}"), line => line)
            + $"[{G}Concatenate({ends}), {G}Dense(1), {G}MeanSquaredError] private static partial {G}LayerNode Noded__ {{ get; }}\n}}\n}}";
    }

    /// <summary>Inputs of half of the names, outputs of the others.</summary>
    private static string Ports(string[] names, string type)
    {
        const string G = "global::NeuralSeqGen.";
        string[] inputs = [.. names.Take((names.Length + 1) / 2)];
        return $"#pragma warning disable\nnamespace App {{\n[{G}SequenceModel, {G}Sgd] public sealed partial class {type}\n{{\n"
            + Each(inputs, n => $"[{G}Input(2)] private static partial {G}LayerNode @{n} {{ get; }}")
            + $"[{(inputs.Length == 1 ? $"{G}Dense(1, From = nameof(@{inputs[0]}))" : $"{G}Concatenate({string.Join(", ", inputs.Select(n => $"nameof(@{n})"))})")}, {G}Dense(1), {G}MeanSquaredError] private static partial {G}LayerNode Ported__ {{ get; }}\n"
            + Each(names.Skip(inputs.Length), n => $"[{G}Dense(1, From = nameof(Ported__)), {G}MeanSquaredError] private static partial {G}LayerNode @{n} {{ get; }}") + "}\n}";
    }

    private static string PropertyOf(string layer) => layer.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static string Each(IEnumerable<string> names, Func<string, string> text) => string.Concat(names.Select(n => text(n) + "\n"));

    /// <summary>What an author can call a member: all but the members that the generated half is known by.</summary>
    private static bool IsFree(string name) => !ReservedNames.Values.Contains(name) && !ReservedNames.Methods.Contains(name) && !ReservedNames.Nodes.Contains(name);

    private static bool IsNode(string name) => Models.Contains($"LayerNode {name} {{", StringComparison.Ordinal);

    /// <summary>Every identifier of the generated files but those with two underscores in front, which are the compiler's.</summary>
    private static IEnumerable<string> NamesOf(GeneratorRun run, Func<GeneratedSourceResult, bool>? files = null) => run.Result.GeneratedSources.Where(files ?? (_ => true))
        .SelectMany(file => file.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens())
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Distinct();

    private static LoadedModels Load(GeneratorRun run)
    {
        var errors = run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5).Select(d => d.ToString()).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors));
        using var image = new MemoryStream();
        var emitted = run.Compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        image.Position = 0;
        return new(image);
    }

    /// <summary>Loss, weights after two steps, and the prediction with them.</summary>
    private static float[] Numbers(LoadedModels models, string name)
    {
        var model = models.Create("App." + name, 7);
        var core = LoadedModels.CoreOf(model);
        Array[] inputs = [.. model.Inputs.Select(port => Values(port, 5))], targets = name switch { "Attending" => [Values(model.Inputs[0], 5)], "Answering" => [Values(model.Inputs[1], 5)], "Reading" => [Reals([5, 4, 2])], _ => [Reals([5, 3])] };
        var given = name switch { "Attending" => [inputs[1]], "Answering" => [inputs[0]], _ => inputs };
        float[] losses = [core.TrainOnBatch(given, targets), core.TrainOnBatch(given, targets)];
        return [.. losses, .. model.Parameters, .. core.Predict(inputs).SelectMany(y => y.Cast<float>())];
    }

    private static Array Values(PortInfo port, int samples)
    {
        int[] shape = [samples, .. port.Shape];
        if (port.ElementType != ElementType.Int32)
        {
            return Reals(shape);
        }

        int[,] ids = new int[samples, shape[1]];
        Buffer.BlockCopy(Enumerable.Range(0, ids.Length).Select(i => 1 + (i * 5 % 8)).ToArray(), 0, ids, 0, ids.Length * sizeof(int));
        return ids;
    }

    private static Array Reals(int[] shape)
    {
        var values = Array.CreateInstance(typeof(float), shape);
        Buffer.BlockCopy(Enumerable.Range(0, values.Length).Select(i => MathF.Sin(i + 1)).ToArray(), 0, values, 0, values.Length * sizeof(float));
        return values;
    }
}
