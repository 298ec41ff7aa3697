namespace NeuralSeqGen.Compiler.Model;

/// <summary>A member of one of the declaration's enums; the number itself where no member has it.</summary>
internal sealed record EnumMember(string Name);
