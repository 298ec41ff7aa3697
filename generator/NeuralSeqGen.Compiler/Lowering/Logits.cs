using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>The operand of an activation and the member name of that activation.</summary>
internal sealed record Logits(Value Value, string Activation);
