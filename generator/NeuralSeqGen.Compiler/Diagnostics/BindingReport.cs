using System.Collections.Generic;

namespace NeuralSeqGen.Compiler.Diagnostics;

/// <summary>Collects findings, one per mistake: once the chain of shapes is broken, further breaks are consequences and stay silent.</summary>
internal sealed class BindingReport(string modelName)
{
    private readonly List<Finding> _findings = [];
    private readonly List<ReportedElsewhere> _elsewhere = [];

    public string ModelName { get; } = modelName;

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The mistakes that nothing is said about here.</summary>
    public IReadOnlyList<ReportedElsewhere> Elsewhere => _elsewhere;

    /// <summary>True when shapes are guesses from here on.</summary>
    public bool IsChainBroken { get; private set; }

    /// <summary>True when something is wrong, so that shapes may be guesses.</summary>
    public bool HasErrors => IsChainBroken || _elsewhere.Count > 0 || _findings.Exists(finding => finding.Rule.Severity == RuleSeverity.Error);

    /// <summary>True when parts are not known for what they are, so that nothing is missing for certain.</summary>
    public bool IsIncomplete { get; private set; }

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

    /// <summary>Marks the chain broken by a finding that has been added.</summary>
    public void BreakSilently() => IsChainBroken = true;

    /// <summary>Marks the chain broken by a part that is not known.</summary>
    public void BreakByUnknownPart()
    {
        IsChainBroken = true;
        IsIncomplete = true;
    }

    /// <summary>Marks the chain broken by a mistake that someone else reports.</summary>
    public void Leave(ReportedElsewhere mistake)
    {
        BreakByUnknownPart();
        _elsewhere.Add(mistake);
    }
}
