using System;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>A mistake that shows when a function is run at compile time.</summary>
/// <param name="ruleId">Its rule.</param>
/// <param name="sentence">What is wrong and what to write.</param>
internal sealed class FunctionException(string ruleId, string sentence) : Exception(sentence)
{
    public string RuleId => ruleId;

    /// <summary>The expression it is about; null until the run has found it.</summary>
    public FunctionPlace? Place { get; set; }
}
