using System.Collections.Generic;

namespace NeuralSeqGen.Compiler.Diagnostics;

/// <summary>Collects findings, one per mistake: once the chain of shapes is broken, further breaks are consequences and stay silent.</summary>
internal sealed class BindingReport(string modelName)
{
    private readonly List<Finding> _findings = [];

    public string ModelName { get; } = modelName;

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>True when shapes are guesses from here on.</summary>
    public bool IsChainBroken { get; private set; }

    /// <summary>True when the C# compiler reports one of the parts itself.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reports a finding once: both halves of a wrapper find the same.</summary>
    public void Add(Finding finding)
    {
        if (!_findings.Contains(finding))
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Reports a break of the chain, unless it was broken before.</summary>
    public void Break(Finding finding)
    {
        if (!IsChainBroken)
        {
            Add(finding);
        }

        IsChainBroken = true;
    }

    /// <summary>Marks the chain broken by a mistake reported elsewhere.</summary>
    public void BreakSilently(bool reportedByCompiler)
    {
        IsChainBroken = true;
        IsBroken |= reportedByCompiler;
    }
}
