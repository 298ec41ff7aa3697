using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Tests.Battery;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.CompilerServices;
using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Generate against predicting whole sequences for decoders of every causal layer of the battery, and of several of them in random order, greedy and searched.</summary>
public sealed class GenerationBatteryTests
{
    private const int PerCompilation = 25;
    private const int PerDecoder = 45;
    private const int Random = 30;

    /// <summary>Lists of attributes that make a decoder by themselves.</summary>
    private static readonly Lazy<IReadOnlyList<LayerSample>> Causal = new(() => [.. LayerSamples.All.Where(sample => sample.IsStack && Decoder(sample.Inputs, Text(sample), sample.Functions) is not null)]);

    [Fact]
    public void EveryCausalLayer_GivesTheIdsOfWholeSequences()
    {
        Assert.True(Causal.Value.Count > 45, $"{Causal.Value.Count} of {LayerSamples.All.Count}");
        Check([.. Causal.Value.Select(sample => (sample.Inputs, Text(sample), sample.Functions))], 6);
    }

    [Fact]
    public void RandomDecoders_GiveTheIdsOfWholeSequences()
    {
        var random = new Random(17);
        var decoders = new List<(string, string, string)>();
        List<LayerSample> samples = [.. Causal.Value.Where(sample => sample.Functions.Length == 0)];
        while (decoders.Count < Random)
        {
            string inputs = $"{random.Next(3, 9)}, {random.Next(2, 9)}";
            string layers = string.Join(", ", Enumerable.Range(0, random.Next(2, 5)).Select(_ => Text(samples[random.Next(samples.Count)])));
            if (Decoder(inputs, layers, "") is not null)
            {
                decoders.Add((inputs, layers, ""));
            }
        }

        Check(decoders, 6);
    }

    /// <summary>Ids of 45 sequences for each decoder; others have to be as likely, and of those there are few. A decoder all of whose ids are as likely says nothing.</summary>
    private static void Check(IReadOnlyList<(string Inputs, string Layers, string Functions)> decoders, int mostTies)
    {
        var failures = new List<string>();
        var ties = new Dictionary<string, int>();
        foreach (var chunk in decoders.Chunk(PerCompilation))
        {
            using var models = QuickLoad.Of(GeneratorHarness.Run([.. chunk.Select((decoder, i) => Question.Usings + Declaration(decoder.Inputs, decoder.Layers, decoder.Functions, "D" + i))]));
            for (int i = 0; i < chunk.Length; i++)
            {
                try
                {
                    ties[$"{chunk[i].Layers} on ({chunk[i].Inputs})"] = Ties(models, "D" + i);
                }
                catch (Exception e)
                {
                    failures.Add($"{chunk[i].Layers} on ({chunk[i].Inputs}): {e.Message}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        string all = string.Join("\n", ties.Where(t => t.Value > 0).Select(t => $"{t.Key}: {t.Value}"));
        Assert.True(ties.Values.Count(count => count == PerDecoder) <= 1 && ties.Values.Where(count => count < PerDecoder).Sum() <= mostTies, all);
    }

    /// <summary>How many sequences are others that are as likely.</summary>
    private static int Ties(LoadedModels models, string name)
    {
        var random = new Random(5);
        int count = LoadedModels.CoreOf(models.Create(name)).ParameterCount;
        var core = models.Core(name, 1, [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 1.6) - 0.8))]);
        int ties = 0;
        foreach (var (samples, width) in new[] { (2, 1), (33, 1), (1, 3), (9, 3) })
        {
            float[,] x = new float[samples, 3];
            foreach (ref float value in Sequences.AsSpan(x))
            {
                value = (float)(random.NextDouble() * 2 - 1);
            }

            ties += StepwiseGenerationTests.Compare(core, [x], core.Generate([x], new() { BeamWidth = width }), width);
        }

        return ties;
    }

    private static string Text(LayerSample sample) => sample.Layers.Replace("#", LayerSample.Width, StringComparison.Ordinal);

    /// <summary>The decoder, where there is one that goes step by step.</summary>
    private static Decoder? Decoder(string inputs, string layers, string functions)
    {
        if (inputs.Split(", ").Length != 2 || layers.Contains("Stateful", StringComparison.Ordinal))
        {
            return null;
        }

        var model = ModelSource.BindDeclaration(Declaration(inputs, layers, functions, "Model1"));
        return model.Findings.Any(f => f.Rule.Severity == RuleSeverity.Error) ? null : Compiler.Bound.Decoder.Of(model);
    }

    private static string Declaration(string inputs, string layers, string functions, string name)
    {
        string steps = inputs.Split(", ")[0], features = inputs.Split(", ")[1];
        return $$"""

            [SequenceModel, Sgd]
            public sealed partial class {{name}}
            {
                [Input(3)] private static partial LayerNode X { get; }
                [Dense({{features}}, From = nameof(X))] private static partial LayerNode S { get; }
                [Input({{steps}}), TeacherForcing(nameof(Next), StartId = 1, EndId = 2)] private static partial LayerNode Prev { get; }
                [Embedding(8, {{features}}, From = nameof(Prev))] private static partial LayerNode P { get; }
                [Multiply(nameof(P), nameof(S)), {{layers}}, TimeDistributed, Flatten, Dense(8), SparseCategoricalCrossentropy(FromLogits = true)] private static partial LayerNode Next { get; }
                {{functions}}
            }
            """;
    }
}
