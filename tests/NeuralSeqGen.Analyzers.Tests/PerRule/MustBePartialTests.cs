using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class MustBePartialTests
{
    [Fact]
    public Task ClassWithoutPartial_Triggers() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(4, 3), Gru(2)] public sealed class {|#0:Model|};",
        DiagnosticResult.CompilerError("NSG0002").WithLocation(0).WithMessage("Model must be partial: the compiled model is generated into it. Add 'partial'."));

    [Fact]
    public Task PartialClass_DoesNotTrigger() => DeclarationTest.VerifyAsync("[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class Model;");

    [Fact]
    public Task ClassThatIsNoModel_DoesNotTrigger() => DeclarationTest.VerifyAsync("[System.Obsolete] public sealed class Other;");
}
