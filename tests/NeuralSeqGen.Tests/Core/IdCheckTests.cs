using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>Ids that no embedding has a row for are refused by name.</summary>
public sealed class IdCheckTests
{
    private static readonly PortLayout[] Inputs = [new("words", [3], true), new("x", [2], false)];

    [Theory]
    [InlineData(5, "Set its InputDim to at least 6, the largest id plus 1.")]
    [InlineData(-1, "Ids count from 0; give what is unknown an id of its own.")]
    public void IdOutsideTheTable_IsNamedWithItsPlace(int bad, string remedy)
    {
        var check = new IdCheck(Definition([new IdRange(5, "[Embedding(5, 8)] #1"), null]), Inputs);
        int[,] words = new int[4, 3];
        words[2, 1] = bad;
        words[3, 0] = 99;

        check.Check("Fit", new PortArrays([new int[4, 3], new float[4, 2]]), "");
        var exception = Assert.Throws<LabelOutOfRangeException>(() => check.Check("Fit", new PortArrays([words, new float[4, 2]]), ""));

        Assert.Equal(("NSG0104", 7L, bad), (exception.RuleId, exception.Index, exception.Value));
        Assert.StartsWith($"NSG0104: Tagger.Fit: 'words' holds the id {bad} at words[2, 1], but [Embedding(5, 8)] #1 has ids 0 to 4. {remedy}", exception.Message);
        Assert.Equal("validationWords", Assert.Throws<LabelOutOfRangeException>(() => check.Check("Fit", new PortArrays([words, new float[4, 2]]), "validation")).ParamName);
    }

    [Theory]
    [InlineData(-1, "holds the id -1 at words[0, 0]")]
    [InlineData(12345, "InputDim to at least 12346")]
    public void ItsNumbers_DoNotDependOnTheCulture(int bad, string part)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NegativeSign = "\u2212" } };
        try
        {
            var check = new IdCheck(Definition([new IdRange(5, "[Embedding(5, 8)] #1"), null]), Inputs);
            Assert.Contains(part, Assert.Throws<LabelOutOfRangeException>(() => check.Check("Fit", 0, [bad], "")).Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>One sample has no axis for its number, and a step none for the time.</summary>
    [Fact]
    public void OfOneSample_ThePlaceIsThatInIt()
    {
        var check = new IdCheck(Definition([new IdRange(5, "[Embedding(5, 8)] #1"), null]), Inputs);
        var exception = Assert.Throws<LabelOutOfRangeException>(() => check.Check("PredictOne", new PortArrays([new[] { 0, 1, 5 }, new float[2]]), "", isOne: true));
        Assert.StartsWith("NSG0104: Tagger.PredictOne: 'words' holds the id 5 at words[2], but ", exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("NSG0104: Tagger.Step: 'words' holds the id -1 at words[0], but ", Assert.Throws<LabelOutOfRangeException>(() => check.Check("Step", 0, [-1], "", isOne: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InputsThatNoEmbeddingReads_HoldWhatTheyLike() => new IdCheck(Definition([]), Inputs).Check("Fit", 0, [7, -7], "");

    private static ModelDefinition Definition(IdRange?[] ranges) => new()
    {
        Name = "Tagger", ArchitectureHash = "", Inputs = [], Outputs = [], Targets = [], LossRows = [], Layers = [], Weights = [], ParameterCount = 0, Metrics = [],
        Program = _ => throw new NotSupportedException(), IdRanges = ranges,
    };
}
