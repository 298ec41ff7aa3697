namespace NeuralSeqGen.Generator.Tests;

/// <summary>Generated code compiles in projects that were not written with it in mind.</summary>
public sealed class HygieneTests
{
    private const string Attributes = "[global::NeuralSeqGen.SequenceModel, global::NeuralSeqGen.Input(3, 2), global::NeuralSeqGen.Gru(2), global::NeuralSeqGen.Dense(2), global::NeuralSeqGen.MeanSquaredError, global::NeuralSeqGen.Sgd]";

    [Fact]
    public void HostileNames_DoNotDisturb()
    {
        using var models = GeneratorHarness.Load(
            $$"""
            namespace App.NeuralSeqGen.System
            {
                /// <summary>Names of ours and of the framework.</summary>
                internal sealed class History; internal sealed class Evaluation; internal sealed class Span; internal sealed class Array; internal sealed class Math;
                /// <summary>A model.</summary>
                {{Attributes}} public sealed partial class String;
            }
            """,
            $$"""
            namespace @namespace.@class
            {
                /// <summary>A model.</summary>
                {{Attributes}} internal partial class @event;
            }
            """);
        Assert.Equal("String", models.Create("App.NeuralSeqGen.System.String").Name);
        Assert.Equal("event", models.Create("namespace.class.event").Name);
    }

    [Fact]
    public void Graphs_NeedNoUsings_AndNamesOfTheirNodesDoNotDisturb()
    {
        const string G = "global::NeuralSeqGen.", Node = "private static partial global::NeuralSeqGen.LayerNode ";
        using var models = GeneratorHarness.Load(
            $$"""
            namespace App.NeuralSeqGen.System
            {
                /// <summary>Nodes with names of types and keywords.</summary>
                [{{G}}SequenceModel, {{G}}Sgd]
                internal partial class Graph
                {
                    [{{G}}Input(3)] {{Node}}String { get; }
                    [{{G}}Input(3)] {{Node}}@event { get; }
                    [{{G}}Add(nameof(String), nameof(@event)), {{G}}Dense(2), {{G}}MeanSquaredError] {{Node}}History { get; }
                    [{{G}}Dense(2, From = nameof(@event), Name = "Vector512"), {{G}}MeanSquaredError] {{Node}}Array { get; }
                    internal sealed class Span; internal sealed class Fill;
                }
            }
            """);
        Assert.Equal(["history", "array"], models.Create("App.NeuralSeqGen.System.Graph").Outputs.Select(o => o.Name));
    }

    [Fact]
    public void InputsNamedAfterWhatRandomNumbersDependOn_DoNotDisturb()
    {
        using var models = GeneratorHarness.Load(Question.Usings + """
            /// <summary>Random numbers depend on a seed, a batch and a sample.</summary>
            [SequenceModel, Sgd]
            internal partial class Noisy
            {
                [Input(3)] private static partial LayerNode Seed { get; }
                [Input(3)] private static partial LayerNode Batch { get; }
                [Input(3)] private static partial LayerNode Sample { get; }
                [Add(nameof(Seed), nameof(Batch), nameof(Sample)), Dropout(0.5), MeanSquaredError] private static partial LayerNode Result { get; }
            }
            """);
        Assert.Equal("result", Assert.Single(models.Create("Noisy").Outputs).Name);
    }

    [Fact]
    public void OldestLanguage_IsEnough()
    {
        var run = GeneratorHarness.Run(BuildProperties.None, Compilations.OldestParseOptions, Question.Model3);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(UserCode.Check(run, UserCode.Call("Model3", "float[,,]", "float[,]", "m.Fit(x, y, new() { Epochs = 1 }); _ = m.Predict(x);")));
        Assert.Empty(UserCode.Check(run, UserCode.Call("Model3", "float[]", "float[]", "m.Fit(x, y); m.Predict(x, y);")));
        Assert.Equal("NSG0301", Assert.Single(UserCode.Check(run, UserCode.Call("Model3", "float[,,]", "float[,,]", "m.Fit(x, y);"))).Id);
    }

    [Fact]
    public void ModelWithoutLoss_PredictsOnly()
    {
        var run = GeneratorHarness.Run(Question.Usings + "/// <summary>Only predicts.</summary>\n[SequenceModel, Input(5), Dense(3)] public sealed partial class Bare;");
        using var models = run.Load();
        var names = SurfaceReflection.Methods(models.Type("Bare"));
        Assert.DoesNotContain(names, m => m.Contains(" Fit(", StringComparison.Ordinal) || m.Contains("Evaluate(", StringComparison.Ordinal) || m.Contains("Gradients(", StringComparison.Ordinal));
        Assert.Null(models.Type("Bare").GetProperty("LearningRate"));
        var bare = models.Create("Bare");
        Assert.Equal([3], bare.Outputs.Single().Shape.ToArray());
        Assert.Equal((18, 18), (bare.ParameterCount, bare.Parameters.Length));
    }

    [Fact]
    public void LossWithoutOptimizer_HasKerasDefault()
    {
        using var models = GeneratorHarness.Load(Question.Usings + "/// <summary>compile(loss) alone.</summary>\n[SequenceModel, Input(5), Dense(3), MeanSquaredError] public sealed partial class Plain;");
        Assert.Equal(1e-3, models.Create("Plain").LearningRate);
        Assert.Contains(SurfaceReflection.Methods(models.Type("Plain")), m => m.Contains(" Fit(", StringComparison.Ordinal));
    }

    [Fact]
    public void NonCausalModels_DoNotStream()
    {
        using var models = GeneratorHarness.Load(Question.Usings + "/// <summary>Backwards.</summary>\n[SequenceModel, Input(5, 2), Gru(3, GoBackwards = true), Dense(3), MeanSquaredError, Sgd] public sealed partial class Backwards;");
        Assert.DoesNotContain(SurfaceReflection.Methods(models.Type("Backwards")), m => m.Contains("Step(", StringComparison.Ordinal) || m.Contains("CreateState", StringComparison.Ordinal));
    }
}
