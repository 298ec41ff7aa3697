using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>An invalid model becomes a stub: nothing but the mistake itself is reported, by the analyzers or, without them, by the stub.</summary>
public sealed class StubTests
{
    private const string Tail = " [MeanSquaredError, Sgd] public sealed partial class M;";

    public static TheoryData<string, string> Mistakes => new()
    {
        { "NSG0003", "[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), TimeDistributed]" + Tail },
        { "NSG0004", "[SequenceModel, Gru(2), Dense(1)]" + Tail },
        { "NSG0006", "[SequenceModel, Input(4, 3), Gru(0), Dense(1)]" + Tail },
        { "NSG0101", "[SequenceModel, Input(4, 3), Gru(2), Gru(2)]" + Tail },
        { "NSG0102", "[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), RepeatVector(3)]" + Tail },
        { "NSG0103", "[SequenceModel, Input(4, 3), Gru(2), TimeDistributed, Dense(1)]" + Tail },
        { "NSG0001", "[SequenceModel, Input(4, 3), Gru(2)] [MeanSquaredError, Sgd] public sealed partial class M; [Dense(1)] partial class M;" },
        { "NSG0002", "[SequenceModel, Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Sgd] public sealed class M;" },
        { "NSG0005", "[SequenceModel, Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Sgd] public static partial class M;" },
        { "NSG0005", "[SequenceModel, Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Sgd] public sealed partial class M<T>;" },
        { "NSG0005", "[SequenceModel, Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Sgd] public sealed partial record M;" },
        { "NSG0005", "public static class Outer { [SequenceModel, Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Sgd] public sealed partial class M; }" },
        { "NSG0007", "[SequenceModel, Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Sgd] public sealed partial class M { public int Summary => 1; }" },
        { "NSG0007", "[SequenceModel, Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Sgd] public sealed partial class Layers;" },
        { "NSG0007", "[SequenceModel, Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Sgd] public sealed partial class M { internal sealed class LayerSet; private const int __ModelData = 1; }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void WithAnalyzers_TheCompilerSaysNothing(string id, string model)
    {
        var run = GeneratorHarness.Run(Question.Usings + model);
        Assert.NotEmpty(id);
        Assert.Empty(run.ErrorIds);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void WithoutAnalyzers_TheStubSaysItOnce(string id, string model)
    {
        foreach (string property in new[] { "RunAnalyzers", "RunAnalyzersDuringBuild" })
        {
            var run = GeneratorHarness.Run(BuildProperties.Of(property, "false"), Question.Usings + model);
            var errors = run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            Assert.All(errors, error => Assert.Equal("CS1029", error.Id));
            Assert.Contains(id + ": ", errors[0].GetMessage(), StringComparison.Ordinal);
            Assert.Equal(model.Contains("ModelData", StringComparison.Ordinal) ? 2 : 1, errors.Count);
        }
    }

    [Fact]
    public void UsersOfAnInvalidModel_SeeTheIntendedTypes()
    {
        var run = GeneratorHarness.Run(Question.Usings + "[SequenceModel, Input(4, 3), Gru(2), Gru(2)]" + Tail);
        string body = "m.Fit(x, y); _ = m.Evaluate(x, y); float[,] p = m.Predict(x); m.Step(default, default, m.CreateState()); _ = M.Summary; _ = M.Create(); _ = m.Layers.Gru1.Kernel; m.SaveWeights(\"w\");";
        Assert.Empty(UserCode.Check(run, UserCode.Call("M", "float[,,]", "float[,]", body)));
        const string OtherShapes = "m.Fit(x, y, new() { Epochs = 2 }, (x, y)); m.Evaluate(x, y, 16); m.TrainOnBatch(x, y); _ = m.Predict(x);";
        Assert.Empty(UserCode.Check(run, UserCode.Call("M", "float[,,,]", "int[]", OtherShapes)));
        Assert.Empty(UserCode.Check(run, UserCode.Call("M", "float[]", "float[]", OtherShapes.Replace(", (x, y)", "", StringComparison.Ordinal).Replace("_ = m.Predict(x);", "", StringComparison.Ordinal))));
        using var models = run.Load();
        var failure = Assert.Throws<System.Reflection.TargetInvocationException>(() => models.Create("M")).InnerException;
        Assert.StartsWith("NSG0101: M: [Gru(2)] #2 needs (steps, features)", Assert.IsType<InvalidOperationException>(failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CSharpErrors_InAttributes_AreNotRepeated()
    {
        var run = GeneratorHarness.Run(BuildProperties.Of("RunAnalyzers", "false"), Question.Usings + "[SequenceModel, Input(4, 3), Gru(), Dense(1)]" + Tail);
        Assert.Equal(["CS7036"], run.ErrorIds);
    }

    [Fact]
    public void UnreportedStub_NeedsAMistakeThatIsReported()
    {
        var valid = ModelBinder.Bind(new()
        {
            Namespace = "", TypeName = "M",
            Parts = new EquatableArray<PartSpec>([new(0, "Input", new EquatableArray<ArgumentSpec>([new("Shape", new EquatableArray<int>([3]))])), new(1, "Flatten", EquatableArray<ArgumentSpec>.Empty)]),
        });
        var broken = ModelBinder.Bind(valid.Spec with { Parts = new EquatableArray<PartSpec>([.. valid.Spec.Parts, new(2, "Gruu", EquatableArray<ArgumentSpec>.Empty, IsBroken: true)]) });
        Assert.True(valid.IsValid);
        Assert.Throws<InvalidOperationException>(() => UnreportedStub.Emit(valid));
        Assert.Empty(broken.Findings);
        Assert.Contains("M is not compiled: its declaration has errors.", UnreportedStub.Emit(broken), StringComparison.Ordinal);
    }

    [Fact]
    public void BugOfTheCompiler_NamesTheModel_AndItsOwnId()
    {
        var spec = new ModelSpec { Namespace = "N", TypeName = "M" };
        string withoutModel = InvalidModel.EmitBug(spec, null, new InvalidOperationException("line\nbreak"));
        Assert.Contains("#error NSG0000: M could not be compiled: this is a bug of NeuralSeqGen, not of the model. InvalidOperationException in the compiler: line break\n", withoutModel, StringComparison.Ordinal);
        string withModel = InvalidModel.EmitBug(spec, ModelBinder.Bind(spec), new InvalidOperationException("broken"));
        Assert.Contains("#error NSG0000: M", withModel, StringComparison.Ordinal);
        Assert.Contains("partial class M", withModel, StringComparison.Ordinal);
    }
}
