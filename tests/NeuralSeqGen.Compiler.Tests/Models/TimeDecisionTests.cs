using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Surface;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Tests.Battery;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>The layer that decided whether the time axis stays, as messages at compile time and at run time name it.</summary>
public sealed class TimeDecisionTests
{
    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (sample, i) in LayerSamples.All.Select((sample, i) => (sample, i)).Where(p => p.sample.IsStack && IsRecurrent(p.sample.Names[0])))
            {
                data.Add(i, sample.ToString());
            }

            return data;
        }
    }

    [Fact]
    public void EveryRecurrentLayer_IsAsked()
    {
        var first = LayerSamples.All.Where(sample => sample.IsStack).Select(sample => sample.Names[0]).ToHashSet();

        Assert.Empty(LayerCatalogue.All.Where(layer => layer.IsRecurrent).Select(layer => layer.Name).Append("Bidirectional").Except(first));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Definition_SaysWhatReturnSequencesSays(int index, string sample)
    {
        var model = LayerSamples.All[index].Bind();
        bool isWritten = sample.Contains("ReturnSequences = true", StringComparison.Ordinal);
        var writer = new SourceWriter();
        new DefinitionEmitter(writer, model, 0, VectorWidths.All).Write();

        Assert.Equal(isWritten, model.Layers[^1].GivesEveryStep);
        Assert.Contains($"{{ GivesEveryStep = {(isWritten ? "true" : "false")} }}", writer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Input(5, 3), Gru(2), Dropout(0.1), Dense(4), Softmax]", "[Gru(2)] #1")]
    [InlineData("[Input(5, 3), StackedRnn(1), Gru(2), Dense(4)]", "[StackedRnn(1), Gru(2)] #1")]
    [InlineData("[Input(5, 3, 2), ConvLstm1D(4, 2), Activation(Activation.Relu)]", "[ConvLstm1D(4, 2)] #1")]
    [InlineData("[Input(5, 3), Bidirectional, Lstm(2, ReturnSequences = true), Dense(3)]", null)]
    [InlineData("[Input(5, 3), Gru(2), RepeatVector(4), Dense(1)]", null)]
    [InlineData("[Input(5, 3), Gru(2, ReturnSequences = true), Flatten, Dense(1)]", null)]
    [InlineData("[Input(2, 5, 3), TimeDistributed, Gru(2)]", null)]
    [InlineData("[Input(5, 3), Conv1D(2, 2), Dense(1)]", null)]
    public void WhatChangesTheRank_HidesIt(string attributes, string? display)
    {
        var found = ModelSource.Bind(attributes).Layers[^1].TimeDecision;

        Assert.Equal(display, found?.GivesEveryStep == false ? found.Display : null);
    }

    [Theory]
    [InlineData("[Input(5, 3), StackedRnn(1), Gru(2), Dense(4), MeanSquaredError]", "because [StackedRnn(1), Gru(2)] #1 returns only its last step", "Set ReturnSequences = true on [StackedRnn(1), Gru(2)] #1")]
    [InlineData("[Input(5, 3), Bidirectional, Gru(2), MeanSquaredError]", "because [Bidirectional, Gru(2)] #1 returns only its last step", "Set ReturnSequences = true on [Bidirectional, Gru(2)] #1")]
    public void TargetTooHigh_NamesTheLayer(string attributes, string because, string remedy)
    {
        string sentence = DecoySentences.TargetTooHigh(new SurfaceShapes(ModelSource.BindValid(attributes.Replace("MeanSquaredError", "MeanSquaredError, Sgd", StringComparison.Ordinal)))).Sentence;

        Assert.Contains(because, sentence, StringComparison.Ordinal);
        Assert.Contains(remedy, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void TargetTooHigh_OfWhatNoRecurrentLayerDecided_NamesNone()
    {
        string sentence = DecoySentences.TargetTooHigh(new SurfaceShapes(ModelSource.BindValid("[Input(5, 3), Gru(2), RepeatVector(4), Flatten, MeanSquaredError, Sgd]"))).Sentence;

        Assert.DoesNotContain("because", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("ReturnSequences", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void TargetTooLow_NamesAnyRecurrentLayer()
    {
        var model = ModelSource.BindValid("[Input(5, 3, 2), ConvLstm1D(4, 2, ReturnSequences = true), MeanSquaredError, Sgd]");

        Assert.Contains("because [ConvLstm1D(4, 2)] #1 returns every step", DecoySentences.TargetTooLow(new SurfaceShapes(model)).Sentence, StringComparison.Ordinal);
    }

    private static bool IsRecurrent(string name) => name == "Bidirectional" || LayerCatalogue.Find(name) is { IsRecurrent: true };
}
