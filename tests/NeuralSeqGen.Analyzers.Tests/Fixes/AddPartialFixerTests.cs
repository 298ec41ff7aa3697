using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class AddPartialFixerTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] public sealed class {|NSG0002:Model|};", "[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] class {|NSG0002:Model|} { }", "[SequenceModel, Input(4, 3), Gru(2)] partial class Model { }")]
    public Task Class_GetsPartial(string before, string after) => FixTest<AddPartialFixer>.VerifyAsync(before, after);

    [Fact]
    public Task AllClasses_GetPartial() => FixTest<AddPartialFixer>.VerifyAsync(
        """
        [SequenceModel, Input(4, 3), Gru(2)]
        public sealed class {|NSG0002:First|};

        /// <summary>With a comment.</summary>
        [SequenceModel, Input(4, 3), Gru(2)]
        public sealed /* and another */ class {|NSG0002:Second|} { }
        """,
        """
        [SequenceModel, Input(4, 3), Gru(2)]
        public sealed partial class First;

        /// <summary>With a comment.</summary>
        [SequenceModel, Input(4, 3), Gru(2)]
        public sealed /* and another */ partial class Second { }
        """);
}
