using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>Reading is total: half-typed source gives a spec, and no finding repeats what the C# compiler says.</summary>
public sealed class ParserTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(64, 15), Gru()] public sealed partial class Model1;")]
    [InlineData("[SequenceModel, Input(64, 15), Gru(\"16\")] public sealed partial class Model1;")]
    [InlineData("[SequenceModel, Input(64, 15), Gru(16, 17)] public sealed partial class Model1;")]
    [InlineData("[SequenceModel, Input(64, 15), Gru(16, ReturnSequences = 3), Gru(8)] public sealed partial class Model1;")]
    [InlineData("[SequenceModel, Input(64, 15), Gruu(16), RepeatVector(3)] public sealed partial class Model1;")]
    [InlineData("[SequenceModel, Input(64, 15), Gru(Unknown.Units)] public sealed partial class Model1;")]
    [InlineData("[SequenceModel, Input(64, Missing), Gru(3)] public sealed partial class Model1;")]
    [InlineData("[SequenceModel, Input(64, 15), Dense(8, Activation = Activation.Sof)] public sealed partial class Model1;")]
    [InlineData("[SequenceModel, Input(64, 15), Dense(8, ] public sealed partial class Model1;")]
    [InlineData("[SequenceModel, Input(64, 15), Dense(] public sealed partial class")]
    [InlineData("[SequenceModel, Input(64, 15), ")]
    [InlineData("[SequenceModel(Name = 3), Input((int[])null), Dense(3)] public sealed partial class Model1;")]
    public void HalfTypedSource_IsBrokenWithoutFindings(string source)
    {
        var types = TryParse(source);

        Assert.All(types, model => Assert.Empty(model.Findings.Select(f => f.Sentence)));
        Assert.All(types, model => Assert.True(model.IsBroken));
    }

    [Fact]
    public void EveryPrefix_OfAModel_IsRead()
    {
        const string Source = "namespace A.B { [SequenceModel(Name = \"x\")] [Input(64, 15)] [Gru(16, ReturnSequences = true)] [TimeDistributed, Dense(8)] [Activation(Activation.Softmax)] [CategoricalCrossentropy, RmsProp(Rho = 0.5), Metric.Accuracy] public sealed partial class Model1 { } }";
        for (int length = 0; length <= Source.Length; length++)
        {
            TryParse(Source[..length]);
        }

        Assert.True(Assert.Single(TryParse(Source)).IsValid);
    }

    [Fact]
    public void Spec_HoldsNamesAndArguments()
    {
        var spec = ModelSource.Parse("namespace A.B { [SequenceModel] [Input(64, 15)] [Gru(N, ReturnSequences = true, Activation = Activation.Relu)] [Metric.Accuracy] internal sealed partial class Model1 { const int N = 4 * 4; } }");

        Assert.Equal(("A.B", "Model1", "internal", true), (spec.Namespace, spec.Name, spec.Accessibility, spec.IsSealed));
        Assert.Equal(["Input", "Gru", "Metric.Accuracy"], spec.Parts.Select(p => p.Name));
        Assert.Equal(16, spec.Parts[1]["Units"]);
        Assert.Equal(new Model.EnumMember("Relu"), spec.Parts[1]["Activation"]);
        Assert.Equal(new EquatableArray<int>([64, 15]), spec.Parts[0]["Shape"]);
    }

    [Fact]
    public void Spec_IsEqualForEqualAttributes_AndOrderIsThatOfTheText()
    {
        const string Attributes = "[SequenceModel] [Input(64, 15), Masking(MaskValue = 1.5)] [Gru(16, InitialState = new[] { \"a\" })] [Dense(3)] public sealed partial class Model1";

        var first = ModelSource.Parse(Attributes + ";");
        var second = ModelSource.Parse("// a comment\n" + Attributes + " { public int Other; }");

        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, ModelSource.Parse(Attributes.Replace("16", "17") + ";"));
        Assert.Equal(["Input", "Masking", "Gru", "Dense"], first.Parts.Select(p => p.Name));
    }

    [Fact]
    public void SourceMap_PointsAtPartsAndClass()
    {
        const string Source = "[SequenceModel] public sealed partial class Model1; [Input(5), Dense(0)] partial class Model1;";
        var map = SourceMap.Of(ModelSource.Symbol(Source), CancellationToken.None);

        string At(Microsoft.CodeAnalysis.Location location) => location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length);
        Assert.Equal(["Input(5)", "Dense(0)", "Model1"], [At(map.Locate(0)), At(map.Locate(1)), At(map.Locate(-1))]);
        Assert.Equal("Dense(0)", map.Syntax(1, CancellationToken.None)!.ToString());
    }

    private static IReadOnlyList<BoundModel> TryParse(string source) =>
        [.. ModelSource.Symbols(source).Select(type => ModelBinder.Bind(ModelParser.Parse(type, CancellationToken.None)))];
}
