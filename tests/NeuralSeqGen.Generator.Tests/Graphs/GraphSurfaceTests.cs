namespace NeuralSeqGen.Generator.Tests;

/// <summary>What is generated for graphs: one parameter per input and target, called as the nodes are; tuples for several outputs.</summary>
public sealed class GraphSurfaceTests
{
    private const string Node = "private static partial LayerNode ";

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.Run(GraphModels.TwoByTwo, GraphModels.Residual));

    [Fact]
    public void Generated_IsStrictCode() => Assert.Empty(Run.Value.Diagnostics);

    [Fact]
    public void SeveralPorts_AreParametersAndTuples()
    {
        using var models = Run.Value.Load();
        var methods = SurfaceReflection.Methods(models.Type("TwoByTwo"));
        Assert.Contains("History Fit(Single[,,] source, Single[,,] previous, Single[,,] value, Int32[] kind, FitOptions options = null, Nullable<ValueTuple<Single[,,], Single[,,], Single[,,], Int32[]>> validationData = null, Single[] sampleWeight = null, Single[,] valueStepWeight = null, Single[] valueSampleWeight = null, Single[] kindSampleWeight = null, CancellationToken cancellationToken = default)", methods);
        Assert.Contains("ValueTuple<Single[,,], Single[,]> Predict(Single[,,] source, Single[,,] previous)", methods);
        Assert.Contains("Void Predict(ReadOnlySpan<Single> source, ReadOnlySpan<Single> previous, Span<Single> valueOut, Span<Single> kindOut)", methods);
        Assert.Equal(["source", "previous"], models.Create("TwoByTwo").Inputs.Select(i => i.Name));
        Assert.Equal(["value", "kind"], models.Create("TwoByTwo").Outputs.Select(o => o.Name));
    }

    [Fact]
    public void OnePortOfAKind_IsCalledAsInALayerList()
    {
        using var models = Run.Value.Load();
        var methods = SurfaceReflection.Methods(models.Type("Residual"));
        Assert.Contains("Single[,] Predict(Single[,,] x)", methods);
        Assert.Contains("Single TrainOnBatch(Single[,,] x, Single[,] y, Single[] sampleWeight = null)", methods);
        Assert.NotNull(models.Type("Residual").GetProperty("InputShape"));
    }

    [Theory]
    [InlineData("m.Fit(s, p, v, k, new() { Epochs = 1 });")]
    [InlineData("m.Fit(s, p, v, k, options: null, validationData: (s, p, v, k), valueStepWeight: new float[1, 4]);")]
    [InlineData("m.Fit(source: s, previous: p, value: v, kind: k);")]
    [InlineData("var (value, kind) = m.Predict(s, p); float[,,] a = value; float[,] b = kind;")]
    [InlineData("float[,] kind = m.Predict(s, p).Kind;")]
    [InlineData("m.ComputeGradients(s, p, v, k, new float[1], new float[1]);")]
    [InlineData("m.Evaluate(s, p, v, k, 16, cancellationToken: default);")]
    [InlineData("ISequenceModel<TwoByTwo, (float[,,] Source, float[,,] Previous), (float[,,] Value, int[] Kind), (float[,,] Value, float[,] Kind)> i = m; i.Fit((s, p), (v, k));")]
    public void Calls_Bind(string statement) => Assert.Empty(UserCode.Check(Run.Value, Call(statement)));

    [Theory]
    [InlineData("m.Fit(s, p, k, v);")]
    [InlineData("m.Predict(s);")]
    public void WrongCalls_DoNot(string statement) => Assert.NotEmpty(UserCode.Check(Run.Value, Call(statement)));

    [Fact]
    public void OneDecoyOfAResidualGraph_NamesWhatDecides() =>
        Assert.Contains("Residual is sequence-to-label: its output is (batch, 4) because [Gru(4)] #3 returns only its last step", Assert.Single(
            UserCode.Check(Run.Value, UserCode.Call("Residual", "float[,,]", "float[,,]", "m.Fit(x, y);"))).GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void Surface() => Snapshot.Verify(Run.Value.Surface("TwoByTwo"));

    [Theory]
    [InlineData("", "Single TrainOnBatch(Single[,] a, Single[,] b, Single[,] y, Single[] sampleWeight = null)", "A", "B", "Y")]
    [InlineData("keywords", "Single TrainOnBatch(Single[,] event, Single[,] in, Single[,] y, Single[] sampleWeight = null)", "Event", "In", "Out")]
    [InlineData("an input called as the target", "Single TrainOnBatch(Single[,] y, Single[,] x, Single[,] target, Single[] sampleWeight = null)", "Y", "X", "Z")]
    [InlineData("an input called as another parameter", "Single TrainOnBatch(Single[,] optionsInput, Single[,] urlText, Single[,] y, Single[] sampleWeight = null)", "Options", "URLText", "Z")]
    [InlineData("camel case gives one name", "Single TrainOnBatch(Single[,] source, Single[,] sourceInput, Single[,] y, Single[] sampleWeight = null)", "source", "Source", "Z")]
    public void Names_AreGivenOnce(string why, string method, string first, string second, string output)
    {
        using var models = GeneratorHarness.Load(Question.Usings + $$"""
            /// <summary>{{why}}.</summary>
            [SequenceModel, MeanSquaredError, Sgd]
            public sealed partial class Named
            {
                [Input(2)] {{Node}}{{first}} { get; }
                [Input(3)] {{Node}}{{second}} { get; }
                [Concatenate(nameof({{first}}), nameof({{second}})), Dense(2)] {{Node}}{{output}} { get; }
            }
            """);
        Assert.Contains(method, SurfaceReflection.Methods(models.Type("Named")));
    }

    [Fact]
    public void Tuples_HaveNoElementThatATupleHasAlready()
    {
        using var models = GeneratorHarness.Load(Question.Usings + $$"""
            /// <summary>Names of tuples' own members, and two outputs without losses.</summary>
            [SequenceModel]
            public sealed partial class Named
            {
                [Input(2)] {{Node}}Source { get; }
                [Dense(2, From = nameof(Source)), Output] {{Node}}Rest { get; }
                [Dense(3, From = nameof(Source)), Output] {{Node}}Item3 { get; }
            }
            """);
        Assert.Contains("ValueTuple<Single[,], Single[,]> Predict(Single[,] x)", SurfaceReflection.Methods(models.Type("Named")));
    }

    [Fact]
    public void ShapesWhoseNamesAreTaken_AreLeftOut()
    {
        using var models = GeneratorHarness.Load(Question.Usings + $$"""
            /// <summary>Members of the author's, and a node, called as shapes.</summary>
            [SequenceModel, Sgd]
            public sealed partial class Named
            {
                [Input(2)] {{Node}}A { get; }
                [Input(2)] {{Node}}AShape { get; }
                [Input(2)] {{Node}}B { get; }
                [Add(nameof(A), nameof(AShape), nameof(B)), MeanSquaredError] {{Node}}Sum { get; }
                /// <summary>The author's.</summary>
                public static int BShape() => 3;
            }
            """);
        Assert.Equal(3, models.Create("Named").Inputs.Count);
        Assert.Equal(["AShapeShape", "OutputShape"], models.Type("Named").GetProperties().Select(p => p.Name).Where(name => name.EndsWith("Shape", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void EqualSteps_ShareOneWeight()
    {
        using var models = GeneratorHarness.Load(Question.Usings + $$"""
            /// <summary>Two outputs per step.</summary>
            [SequenceModel, Adam]
            public sealed partial class Tagger
            {
                [Input(4, 2)] {{Node}}Source { get; }
                [Dense(2, From = nameof(Source)), MeanSquaredError] {{Node}}One { get; }
                [Dense(3, From = nameof(Source)), SparseCategoricalCrossentropy(FromLogits = true)] {{Node}}Two { get; }
            }
            """);
        Assert.Contains("Single TrainOnBatch(Single[,,] x, Single[,,] one, Int32[,] two, Single[] sampleWeight = null, Single[,] stepWeight = null, Single[] oneSampleWeight = null, Single[] twoSampleWeight = null)", SurfaceReflection.Methods(models.Type("Tagger")));
        Assert.Contains("Boolean Step(ReadOnlySpan<Single> x, Span<Single> oneOut, Span<Single> twoOut, StreamState state)", SurfaceReflection.Methods(models.Type("Tagger")));
    }

    private static string Call(string statement) =>
        $"using NeuralSeqGen; internal static class User {{ internal static void Call(TwoByTwo m, float[,,] s, float[,,] p, float[,,] v, int[] k) {{ {statement} }} }}";
}
